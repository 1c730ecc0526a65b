//! What a cell says: an id, a status; and texts compared as people compare them.

/// A text without case, accents and everything that is neither letter nor digit; words are one space apart.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if !letter.is_alphanumeric() {
            // Accents that are written by themselves belong to the letter before them.
            if !('\u{300}'..='\u{36f}').contains(&letter) && !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
            continue;
        }
        for letter in letter.to_lowercase() {
            match letter {
                'à'..='å' | 'ā' | 'ă' | 'ą' | 'ạ'..='ặ' => folded.push('a'),
                'ç' | 'ć' | 'č' => folded.push('c'),
                'ď' | 'đ' => folded.push('d'),
                'è'..='ë' | 'ē' | 'ę' | 'ě' | 'ẹ'..='ệ' => folded.push('e'),
                'ğ' => folded.push('g'),
                'ì'..='ï' | 'ĩ' | 'ī' | 'ı' | 'ỉ'..='ị' => folded.push('i'),
                'ł' => folded.push('l'),
                'ñ' | 'ń' | 'ň' => folded.push('n'),
                'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'ơ' | 'ọ'..='ợ' => folded.push('o'),
                'ř' => folded.push('r'),
                'ś' | 'š' | 'ş' | 'ș' => folded.push('s'),
                'ť' | 'ţ' | 'ț' => folded.push('t'),
                'ù'..='ü' | 'ũ' | 'ū' | 'ů' | 'ű' | 'ư' | 'ụ'..='ự' => folded.push('u'),
                'ý' | 'ÿ' | 'ỳ'..='ỹ' => folded.push('y'),
                'ź' | 'ż' | 'ž' => folded.push('z'),
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'أ' | 'إ' | 'آ' => folded.push('ا'),
                '\u{300}'..='\u{36f}' => {}
                other => folded.push(other),
            }
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A name as names are compared: folded, or as it is where nothing of it would be left.
pub(crate) fn name_key(name: &str) -> String {
    let folded = folded(name);
    if folded.is_empty() { name.trim().to_owned() } else { folded }
}

/// Whether a text stands for nothing: a dash, or what a spreadsheet shows where it found nothing.
pub(super) fn stands_for_nothing(text: &str) -> bool {
    const WORDS: [&str; 8] = ["n/a", "#n/a", "#ref!", "#value!", "#name?", "#null!", "null", "undefined"];
    text.chars().all(|letter| matches!(letter, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' | ' '))
        || text.len() < 12 && WORDS.contains(&text.to_lowercase().as_str())
}

/// An id as a cell has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum IdText {
    /// An id.
    Id(String),
    /// A number that a spreadsheet has rounded: it names nobody any more.
    Damaged,
    /// Nothing that can be an id.
    None,
}

/// The most digits that a spreadsheet keeps of a number.
const KEPT_DIGITS: usize = 15;

/// Reads an id. Digits stay text, however many.
pub(super) fn id(text: &str) -> IdText {
    // What a spreadsheet was kept from changing, by an apostrophe before it, is as it was written.
    if let Some(kept) = text.trim().strip_prefix('\'') {
        return fitting(kept.trim());
    }
    // So is `="7012…"`.
    let quoted = text.trim().strip_prefix("=\"").and_then(|text| text.strip_suffix('"'));
    let (is_kept, text) = (quoted.is_some(), quoted.unwrap_or(text).trim());
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_kept
        && let Some((mantissa, exponent)) = text.split_once(['e', 'E'])
        && is_digits(exponent.trim_start_matches('+'))
        && mantissa.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
        && mantissa.starts_with(|letter: char| letter.is_ascii_digit())
    {
        return IdText::Damaged;
    }
    let whole = text.strip_suffix(".0").unwrap_or(text);
    if is_digits(whole) {
        let zeros = whole.len() - whole.trim_end_matches('0').len();
        let is_rounded = !is_kept && whole.len() > KEPT_DIGITS && zeros >= whole.len() - KEPT_DIGITS;
        return if is_rounded { IdText::Damaged } else { fitting(whole) };
    }
    fitting(text)
}

/// A text that may be an id.
fn fitting(text: &str) -> IdText {
    let is_fitting = !text.is_empty() && text.chars().count() <= crate::plan::limits::ID;
    if is_fitting && !text.contains(char::is_whitespace) { IdText::Id(text.to_owned()) } else { IdText::None }
}

/// The status of an ad account in a plan's word, from TikTok's own words or from what people call it.
pub(super) fn status(text: &str) -> Option<&'static str> {
    Some(match folded(text).as_str() {
        "approved"
        | "active"
        | "enabled"
        | "enable"
        | "on"
        | "ok"
        | "live"
        | "running"
        | "aprobada"
        | "aprobado"
        | "activa"
        | "activo"
        | "habilitada"
        | "ativa"
        | "ativo"
        | "aktif"
        | "hoat dong"
        | "dang hoat dong"
        | "show account status approved"
        | "status enable" => "approved",
        "in review"
        | "review"
        | "pending"
        | "under review"
        | "not approved"
        | "en revision"
        | "pendiente"
        | "em analise"
        | "sedang ditinjau"
        | "dang xet duyet"
        | "inreview"
        | "show account status in review"
        | "show account status not approved" => "inReview",
        "suspended"
        | "punished"
        | "limited"
        | "paused by tiktok"
        | "suspendida"
        | "suspendido"
        | "suspensa"
        | "ditangguhkan"
        | "bi tam ngung"
        | "show account status punished"
        | "status limit" => "suspended",
        "closed" | "disabled" | "cerrada" | "cerrado" | "deshabilitada" | "inactive" | "inactiva"
        | "encerrada" | "ditutup" | "da dong" | "status disable" => "closed",
        _ => return None,
    })
}

/// Whether a text says yes, or no, in a language of the planner's; as the box of a spreadsheet does too.
pub(super) fn is_yes(text: &str) -> Option<bool> {
    match folded(text).as_str() {
        "yes" | "y" | "true" | "1" | "x" | "done" | "si" | "sim" | "ya" | "co" | "نعم" => Some(true),
        "no" | "n" | "false" | "0" | "open" | "nao" | "tidak" | "khong" | "لا" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_without_case_accents_and_punctuation() {
        for (text, plain) in [
            ("  Gasto  DIARIO (USD) ", "gasto diario usd"),
            ("stat_time_day", "stat time day"),
            ("Crédito publicitario", "credito publicitario"),
            ("Cre\u{301}dito", "credito"),
            ("Müller & Söhne", "muller sohne"),
            ("İstanbul", "istanbul"),
            ("Tài khoản quảng cáo", "tai khoan quang cao"),
            ("Được cấp, MỖI NGÀY ở Đà Nẵng", "duoc cap moi ngay o da nang"),
            ("حساب الإعلانات", "حساب الاعلانات"),
        ] {
            assert_eq!(folded(text), plain);
        }
    }

    #[test]
    fn ids_keep_their_digits_and_rounded_ones_are_named() {
        for text in [
            "7012345678900000201",
            "'7012345678900000201",
            "=\"7012345678900000201\"",
            "7012345678900000201.0",
        ] {
            assert_eq!(id(text), IdText::Id("7012345678900000201".to_owned()), "{text}");
        }
        for text in ["7.01235E+18", "7,01235E+18", "7012345678900000000"] {
            assert_eq!(id(text), IdText::Damaged, "{text}");
        }
        assert_eq!(id("north"), IdText::Id("north".to_owned()));
        assert_eq!((id(""), id("Brand North")), (IdText::None, IdText::None));
    }

    #[test]
    fn a_status_is_read_in_tiktoks_words_and_in_peoples() {
        for (text, word) in [
            ("Active", Some("approved")),
            ("SHOW_ACCOUNT_STATUS_PUNISHED", Some("suspended")),
            ("En revisión", Some("inReview")),
            ("Closed", Some("closed")),
            ("purple", None),
        ] {
            assert_eq!(status(text), word, "{text}");
        }
    }
}
