//! The sheets of agencies: columns beside each other of which one says more, and words of other languages.

use super::{accounts, again, codes, credits, found, new};
use strandline::import::Import;
use strandline::import::sheet::{Role, Sheet, SheetKind, import, preview};
use strandline::plan::document::HolderDocument;

/// What each ad credit of the plan is held by.
fn holders(import: &Import) -> Vec<&str> {
    let holder = |held: &Option<HolderDocument>| match held {
        Some(HolderDocument::AdAccount(id)) => import.plan.ad_accounts.iter().position(|it| it.id == *id),
        _ => None,
    };
    let name = |place: Option<usize>| place.map_or("Business Center", |at| &import.plan.ad_accounts[at].name);
    import.plan.ad_credits.iter().map(|it| name(holder(&it.held_by))).collect()
}

fn roles(text: &str) -> Vec<Role> {
    preview(None, Sheet::Text(text), &found()).columns.iter().map(|column| column.role).collect()
}

/// What each notice of a code says.
fn said(import: &Import, code: &str) -> Vec<String> {
    import.notices.iter().filter(|it| it.code == code).map(|it| it.message.in_english()).collect()
}

#[test]
fn ad_credit_in_a_sheet_of_ad_accounts_is_held_by_them() {
    let text = "Ad account\tDaily spend\tAd credit balance\tExpires\n\
                Acme DE\t100\t5000\t2026-12-01\nBolt UK\t50\t200\t2026-12-02";
    let import = new(text);
    assert_eq!(accounts(&import.plan), [("Acme DE", "100.00", ""), ("Bolt UK", "50.00", "")]);
    assert_eq!(
        credits(&import.plan),
        [("In Acme DE", "5000.00", "2026-12-01"), ("In Bolt UK", "200.00", "2026-12-02")]
    );
    assert_eq!(holders(&import), ["Acme DE", "Bolt UK"]);
    assert_eq!(again(&import.plan, text).plan, import.plan);
    // A client has the balance that stands beside it, a name alone is what the ad credit is called.
    for (header, holder) in [("Client", "Acme DE"), ("Name", "Business Center")] {
        let import = new(&format!("{header},Ad credit balance,Expires\nAcme DE,$5.00,2026-12-01"));
        assert_eq!(holders(&import), [holder], "{header}");
    }
    // One that belongs to nobody is the Business Center's, and a name beside the ad account is the ad credit's.
    let text = "Name,Ad account,Amount,Expires\nSpring,,$9.00,2026-12-01\nMatch,Acme DE,$5.00,2026-12-02";
    let named = again(&import.plan, text);
    assert_eq!(
        credits(&named.plan)[2..],
        [("Spring", "9.00", "2026-12-01"), ("Match", "5.00", "2026-12-02")]
    );
    assert_eq!(holders(&named)[2..], ["Business Center", "Acme DE"]);
}

#[test]
fn two_ad_credits_of_an_ad_account_say_its_daily_spend_twice_and_contradict_only_where_they_differ() {
    let sheet = |second: &str| {
        format!(
            "Ad account,Daily spend,Ad credit,Expires\nA,10,$5,2026-12-01\nA,{second},$6,2026-12-05\nA,,$7,2026-12-09"
        )
    };
    let same = new(&sheet("10.00"));
    assert_eq!((accounts(&same.plan).len(), same.plan.ad_credits.len()), (1, 3));
    assert!(!codes(&same).contains(&"sheet.accountTwice"));
    assert!(codes(&new(&sheet("11"))).contains(&"sheet.accountTwice"));
}

#[test]
fn of_two_columns_for_one_thing_the_one_whose_words_say_so_is_taken() {
    for (header, role, column) in [
        ("Client,Ad account,Daily spend", Role::AccountName, 1),
        ("Brand,Ad account name,Daily spend", Role::AccountName, 1),
        ("Customer,Account,Daily spend", Role::AccountName, 1),
        ("Client name,Our ad accounts here,Daily spend", Role::AccountName, 1),
        ("Name,Advertiser,Daily spend", Role::AccountName, 1),
        ("Ad account,Ad account name,Daily spend", Role::AccountName, 1),
        ("Cliente,Cuenta publicitaria,Gasto diario", Role::AccountName, 1),
        ("ID,Ad account ID,Daily spend", Role::AccountId, 1),
        ("Ad account,Daily budget,Daily spend", Role::DailySpend, 2),
        ("Ad account,Balance,Cash balance", Role::Cash, 2),
        ("Ad account,Credit balance,Ad credit balance", Role::AdCreditHeld, 2),
        ("Ad credit name,Total,Amount,Expires", Role::Amount, 2),
        ("Ad credit name,Amount,Start,Issued,End,Expires", Role::Issued, 3),
        ("Ad credit name,Amount,Start,Issued,End,Expires", Role::Expires, 5),
    ] {
        let text = format!("{header}\nA,1,2,3,4,5\nB,1,2,3,4,5");
        let roles = roles(&text);
        assert_eq!(roles.iter().position(|own| *own == role), Some(column), "{header}: {roles:?}");
    }
    let import = new("Client,Ad account,Daily spend\nAcme,Acme DE,$100\nAcme,Acme FR,$200\nBolt,Bolt UK,$50");
    assert_eq!(
        accounts(&import.plan),
        [("Acme DE", "100.00", ""), ("Acme FR", "200.00", ""), ("Bolt UK", "50.00", "")]
    );
}

#[test]
fn what_is_planned_is_no_known_balance_and_no_spend() {
    for header in [
        "Planned ad credit",
        "Ad credit plan",
        "Ad credit (target)",
        "Forecast cash balance",
        "Planned spend",
        "Budget spend",
        "Crédito publicitario previsto",
        "Saldo en efectivo objetivo",
        "Gasto presupuestado",
        "Crédito de anúncios planejado",
        "Gasto previsto",
        "Rencana kredit iklan",
        "Anggaran biaya",
        "Tín dụng quảng cáo dự kiến",
        "Chi tiêu kế hoạch",
        "رصيد الإعلانات المخطط",
        "الإنفاق المتوقع",
        "Werbeguthaben geplant",
        "Ausgaben Soll",
        "Crédit publicitaire prévu",
        "Dépenses prévues",
    ] {
        let text = format!("Ad account,Date,{header}\nA,2026-11-20,\"10,50\"\nB,2026-11-20,\"20,50\"");
        assert_eq!(roles(&text)[2], Role::Ignore, "{header}");
        let import = new(&text);
        assert!(import.plan.ad_credits.is_empty() && import.plan.actuals.is_empty(), "{header}");
    }
    // What is expected a day, or is to be allocated, is planned as well.
    for (header, role) in [
        ("Planned daily spend", Role::DailySpend),
        ("Daily budget", Role::DailySpend),
        ("Planned allocation", Role::Allocate),
        ("Ad credit held", Role::AdCreditHeld),
    ] {
        assert_eq!(roles(&format!("Ad account,{header}\nA,10"))[1], role, "{header}");
    }
}

#[test]
fn headers_are_known_in_the_languages_of_the_planner() {
    for (text, kind) in [
        ("Conta de anúncios,Gasto diário,Saldo em dinheiro\nNorte,\"10,50\",\"1,25\"", SheetKind::Accounts),
        ("Akun iklan,Pengeluaran harian,Saldo tunai\nUtara,\"10,50\",\"1,25\"", SheetKind::Accounts),
        ("Tài khoản quảng cáo,Chi tiêu mỗi ngày,Số dư tiền mặt\nBắc,\"10,50\",\"1,25\"", SheetKind::Accounts),
        ("حساب الإعلانات,الإنفاق اليومي,الرصيد النقدي\nشمال,10.50,1.25", SheetKind::Accounts),
        ("Werbekonto,Tagesbudget,Guthaben\nNord,\"10,50\",\"1,25\"", SheetKind::Accounts),
        ("Compte publicitaire,Budget quotidien,Solde\nNord,\"10,50\",\"1,25\"", SheetKind::Accounts),
        (
            "Crédito de anúncio,Valor,Emissão,Vencimento\nA,\"1.500,00\",15/11/2026,16/12/2026",
            SheetKind::AdCredits,
        ),
        (
            "Kredit iklan,Jumlah,Diterbitkan,Kedaluwarsa\nA,\"1.500,00\",15/11/2026,16/12/2026",
            SheetKind::AdCredits,
        ),
        (
            "Tín dụng quảng cáo,Số tiền,Ngày cấp,Ngày hết hạn\nA,\"1.500,00\",15/11/2026,16/12/2026",
            SheetKind::AdCredits,
        ),
        (
            "رصيد الإعلانات,المبلغ,تاريخ الإصدار,تاريخ الانتهاء\nA,\"1,500.00\",2026-11-15,2026-12-16",
            SheetKind::AdCredits,
        ),
        ("Data,Conta de anúncios,Custo\n15/11/2026,A,\"1,50\"", SheetKind::SpendByDay),
        ("Tanggal,Akun iklan,Biaya\n15/11/2026,A,\"1,50\"", SheetKind::SpendByDay),
        ("Ngày,Tài khoản quảng cáo,Chi phí\n15/11/2026,A,\"1,50\"", SheetKind::SpendByDay),
        ("التاريخ,حساب الإعلانات,التكلفة\n2026-11-15,A,1.50", SheetKind::SpendByDay),
        ("Datum,Kontoname,Kosten\n15.11.2026,A,\"1,50\"", SheetKind::SpendByDay),
        ("Par jour,Nom du compte,Coût\n15/11/2026,A,\"1,50\"", SheetKind::SpendByDay),
    ] {
        let preview = preview(None, Sheet::Text(text), &found());
        let known = preview.columns.iter().filter(|column| column.role != Role::Ignore).count();
        assert_eq!((preview.kind, known), (kind, preview.columns.len()), "{text}");
        let import = new(text);
        match kind {
            SheetKind::AdCredits => {
                assert_eq!(credits(&import.plan), [("A", "1500.00", "2026-12-16")], "{text}");
                assert_eq!(import.plan.ad_credits[0].issued, "2026-11-15");
            }
            SheetKind::Accounts => assert_eq!(accounts(&import.plan)[0].1, "10.50", "{text}"),
            _ => {}
        }
    }
}

#[test]
fn a_header_of_words_that_nobody_knows_is_asked_and_no_row_of_data() {
    for text in [
        "Reklam kredisi,Tutar,Veriliş,Son gün\nA,\"1.500,00\",2026-11-15,2026-12-16",
        "Hirdetési fiók,Költés\nA,\"1.500,00\"\nB,\"100,00\"",
        "Hesap,Kimlik\nA,7012345678900000201\nB,7012345678900000202",
        "Pacing\n\nReklam hesabı,Harcama\nA,100\nB,200",
    ] {
        let import = new(text);
        assert!(import.plan.ad_accounts.is_empty() && import.plan.ad_credits.is_empty(), "{text}");
        assert!(import.plan.actuals.is_empty(), "{text}");
        assert_eq!(codes(&import), ["sheet.unknown"], "{text}");
        let preview = preview(None, Sheet::Text(text), &found());
        assert_eq!(preview.kind, SheetKind::Unknown);
        assert!(preview.header_row > 0 && !preview.columns[0].header.is_empty(), "{text}");
    }
    // Without a header what the columns are is guessed, and that is said until somebody has said it.
    let text = "Brand North\tUS$10.50\nBrand South\tUS$20.50";
    assert_eq!(codes(&new(text)), ["sheet.guessed"]);
    let mapping = preview(None, Sheet::Text(text), &found()).mapping;
    assert_eq!(codes(&import(None, Sheet::Text(text), &mapping)), [""; 0]);
}

#[test]
fn what_a_sheet_does_not_say_is_not_laid_at_tiktoks_door() {
    for expires in ["", "03/04/2027"] {
        let import = new(&format!("Ad credit name,Amount,Issued,Expires\nSpring,$9.00,2026-11-15,{expires}"));
        let said = said(&import, "expiry.needed");
        assert!(said.len() == 1 && said[0].contains("Spring") && !said[0].contains("API"), "{said:?}");
    }
    let text = "Ad credit name,Amount,Issued,Expires\nSpring,$9.00,03/04/2026,05/06/2026";
    let undated = import(None, Sheet::Text(text), &strandline::import::sheet::SheetMapping::default());
    assert!(said(&undated, "expiry.needed").iter().all(|it| !it.contains("  ")), "{:?}", undated.notices);
}

#[test]
fn a_sentence_about_an_ad_account_names_it() {
    let report = |name: &str| {
        (11..=18).map(|day| format!("{name},2026-11-{day},$40.00\n")).collect::<Vec<_>>().concat()
    };
    let text = format!("Account,Day,Cost\n{}{}", report("Acme DE"), report("Bolt UK"));
    let said = said(&new(&text), "spend.estimated");
    assert!(said.len() == 2 && said[0].contains("Acme DE") && said[1].contains("Bolt UK"), "{said:?}");
    let plan = new("Account,Daily spend\nAcme DE,\nBolt UK,$5").plan;
    let import = again(&plan, &format!("Account,Day,Cost\n{}", report("Bolt UK")));
    assert!(self::said(&import, "spend.needed")[0].contains("Acme DE"));
}
