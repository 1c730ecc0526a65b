//! What is pasted into an article: HTML as text.

use crate::app::browser;
use serde_json::Value;

/// Each preset's name in an address, and the key of its title.
pub(crate) const PRESETS: [(&str, &str); 8] = [
    ("split-evenly", "preset.splitEvenly"),
    ("moving-later", "preset.movingLater"),
    ("suspension", "preset.suspension"),
    ("in-parts", "preset.inParts"),
    ("expiry", "preset.expiry"),
    ("fit-to-spend", "preset.fitToSpend"),
    ("unavoidable", "preset.unavoidable"),
    ("cash-or-credit", "preset.cashOrCredit"),
];

/// How high figures and lessons are, at most, in columns of several widths.
const HEIGHTS: &str = include_str!("../../www/embed/heights.json");

/// What a reader sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shows {
    /// A plan, as in a link.
    Plan(String),
    /// The preset of this name.
    Preset(&'static str),
    /// The lesson of this id.
    Lesson(String),
}

/// What the frame may do beyond running its script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Nothing.
    Strict,
    /// Open the planner.
    Normal,
}

/// Which tag it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A frame: works wherever HTML does.
    Frame,
    /// The element that makes the frame.
    Element,
    /// The address of a preset's oEmbed file: for an editor that takes an address in the place of HTML.
    Oembed,
}

impl Kind {
    /// By its name; a frame for any other.
    pub(crate) fn named(name: &str) -> Self {
        match name {
            "element" => Self::Element,
            "oembed" => Self::Oembed,
            _ => Self::Frame,
        }
    }
}

/// The element's script, as an article names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Script {
    file: String,
    /// What the browser holds it to.
    integrity: Option<String>,
}

impl Script {
    /// As the page says it, `v1-0123456789abcdef.js sha384-…`: a file that never becomes another, and what is in it. Where it
    /// says nothing, the file that stays compatible.
    pub(crate) fn of(said: Option<&str>) -> Self {
        match said.and_then(|it| it.split_once(' ')) {
            Some((file, integrity)) => Self { file: file.to_owned(), integrity: Some(integrity.to_owned()) },
            None => Self { file: "v1.js".to_owned(), integrity: None },
        }
    }

    fn tag(&self, site: &str) -> String {
        let integrity = self.integrity.as_ref().map(|it| ["\n  integrity=\"", &escaped(it), "\""].concat());
        [
            "<script type=\"module\" src=\"",
            &escaped(site),
            "embed/",
            &escaped(&self.file),
            "\"",
            &integrity.unwrap_or_default(),
            " crossorigin=\"anonymous\"></script>",
        ]
        .concat()
    }
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Snippet {
    /// The folder that the site lies in.
    pub(crate) site: String,
    /// The element's script.
    pub(crate) script: Script,
    /// What a reader sees.
    pub(crate) shows: Shows,
    /// What a reader can change.
    pub(crate) controls: String,
    /// The steps that a reader can have played, of a plan.
    pub(crate) replay: Option<String>,
    /// How it looks.
    pub(crate) theme: String,
    /// The language.
    pub(crate) language: String,
    /// What the frame may do.
    pub(crate) form: Form,
    /// What the frame is called.
    pub(crate) title: String,
}

impl Snippet {
    /// The address of the frame.
    pub(crate) fn address(&self, form: Form) -> String {
        let (folder, own) = match &self.shows {
            Shows::Plan(link) => (String::new(), Some(["p=", link].concat())),
            Shows::Preset(preset) => ([preset, "/"].concat(), None),
            Shows::Lesson(lesson) => (["lesson/", lesson, "/"].concat(), None),
        };
        // The page of that language stands still in it too.
        let language = self.other_language().map_or_else(String::new, |it| [it, "/"].concat());
        let unusual =
            |name: &str, value: &str, usual: &str| (value != usual).then(|| [name, "=", value].concat());
        let options = [
            own,
            self.replay.as_ref().map(|it| ["replay=", &encoded(it)].concat()),
            unusual("controls", &self.controls, "minimal"),
            unusual("theme", &self.theme, "auto"),
            (form == Form::Normal).then(|| "popups".to_owned()),
        ];
        let options: Vec<String> = options.into_iter().flatten().collect();
        let mark = if options.is_empty() { "" } else { "#" };
        [&self.site, "embed/", &language, &folder, mark, &options.join("&")].concat()
    }

    /// What is pasted. A plan of its own has no oEmbed file.
    pub(crate) fn text(&self, kind: Kind) -> String {
        match (kind, &self.shows) {
            (Kind::Oembed, Shows::Preset(preset)) => self.oembed(&[preset]),
            (Kind::Oembed, Shows::Lesson(lesson)) => self.oembed(&["lesson-", lesson]),
            (Kind::Frame, _) | (Kind::Oembed, Shows::Plan(_)) => self.frame(),
            (Kind::Element, _) => self.element(),
        }
    }

    fn oembed(&self, name: &[&str]) -> String {
        let language = self.other_language().map_or_else(String::new, |it| [".", it].concat());
        [&self.site, "embed/figures/", &name.concat(), &language, ".oembed.json"].concat()
    }

    /// The language, where it is not the one that an address has by itself.
    fn other_language(&self) -> Option<&str> {
        Some(self.language.as_str()).filter(|it| *it != "en")
    }

    fn frame(&self) -> String {
        let sandbox = match self.form {
            Form::Strict => "allow-scripts",
            Form::Normal => "allow-scripts allow-popups allow-popups-to-escape-sandbox",
        };
        let lines = [
            ["<iframe title=\"", &escaped(&self.title), "\""].concat(),
            [
                "  src=\"",
                &escaped(&self.address(self.form)),
                "\" width=\"100%\" height=\"",
                self.height(),
                "\"",
            ]
            .concat(),
            "  style=\"border:0;width:100%;min-width:min(320px,100%)\" loading=\"lazy\"".to_owned(),
            ["  sandbox=\"", sandbox, "\" referrerpolicy=\"strict-origin\"></iframe>"].concat(),
        ];
        lines.join("\n")
    }

    /// How high a frame is to be so that nothing scrolls in a column of 640 pixels.
    pub(crate) const fn height(&self) -> &'static str {
        match self.shows {
            Shows::Lesson(_) => "1000",
            Shows::Plan(_) | Shows::Preset(_) => "840",
        }
    }

    /// The room that the page keeps for the element until its script runs: so high in a column as wide as a phone, and
    /// so high in any other. A plan of its own takes as much as the preset that most resemble.
    fn room(&self) -> Option<String> {
        let all: Value = serde_json::from_str(HEIGHTS).ok()?;
        let (known, more) = match &self.shows {
            Shows::Lesson(lesson) => (&all["lessons"][lesson.as_str()], &Value::Null),
            Shows::Preset(preset) => (&all["figures"][*preset], &all[self.controls.as_str()]),
            Shows::Plan(_) => (&all["figures"]["split-evenly"], &all[self.controls.as_str()]),
        };
        let height =
            |at: usize| Some((known[at].as_i64()? + more[at].as_i64().unwrap_or_default()).to_string());
        let room =
            ["display:block;min-height:clamp(", &height(3)?, "px,(575px - 100vw)*999,", &height(1)?, "px)"];
        Some(room.concat())
    }

    fn element(&self) -> String {
        let attribute = |name: &str, value: &str, usual: &str| {
            if value == usual { String::new() } else { [" ", name, "=\"", &escaped(value), "\""].concat() }
        };
        let shows = match &self.shows {
            Shows::Plan(link) => attribute("plan", link, ""),
            Shows::Preset(preset) => attribute("scenario", preset, ""),
            Shows::Lesson(lesson) => attribute("lesson", lesson, ""),
        };
        let looks = [
            attribute("replay", self.replay.as_deref().unwrap_or_default(), ""),
            attribute("controls", &self.controls, "minimal"),
            attribute("theme", &self.theme, "auto"),
            attribute("lang", &self.language, "en"),
        ];
        let lines = [
            [
                "<strandline-simulator",
                &shows,
                &looks.concat(),
                &attribute("style", &self.room().unwrap_or_default(), ""),
                "></strandline-simulator>",
            ]
            .concat(),
            self.script.tag(&self.site),
        ];
        lines.join("\n")
    }
}

/// A digit of a number to the base of 16.
fn hex(digit: u8) -> char {
    char::from_digit(digit.into(), 16).unwrap_or_default().to_ascii_uppercase()
}

/// Text within the fragment of an address.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'_' | b'.' | b'(' | b')' => {
                out.push(char::from(byte));
            }
            _ => out.extend(['%', hex(byte >> 4), hex(byte & 15)]),
        }
    }
    out
}

/// Text within an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// The folder that the planner lies in.
pub(crate) fn site(address: &str) -> String {
    address.rsplit_once('/').map_or(String::new(), |(folder, _)| [folder, "/"].concat())
}

/// The element's script, of the release that the planner is of.
pub(crate) fn script() -> Script {
    Script::of(browser::said("strandline-element").as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own() -> Shows {
        Shows::Plan("AQ".into())
    }

    fn snippet(shows: Shows) -> Snippet {
        Snippet {
            site: "https://example.org/".into(),
            script: Script::of(Some("v1-0123456789abcdef.js sha384-abc")),
            shows,
            controls: "full".into(),
            replay: None,
            theme: "auto".into(),
            language: "es".into(),
            form: Form::Strict,
            title: "A \"figure\"".into(),
        }
    }

    #[test]
    fn only_what_is_unusual_stands_in_the_address() {
        let address = snippet(Shows::Preset("expiry")).address(Form::Strict);
        assert_eq!(address, "https://example.org/embed/es/expiry/#controls=full");
        assert_eq!(
            snippet(own()).address(Form::Normal),
            "https://example.org/embed/es/#p=AQ&controls=full&popups"
        );
        let lesson = snippet(Shows::Lesson("fit".into())).address(Form::Strict);
        assert_eq!(lesson, "https://example.org/embed/es/lesson/fit/#controls=full");
    }

    #[test]
    fn steps_go_into_the_address_and_the_element() {
        let replay = Some("allocated(c) = 7.50 \"Ünd so\"; dailySpend(a) = 5".to_owned());
        let played = Snippet { replay, ..snippet(own()) };
        assert_eq!(
            played.address(Form::Strict),
            "https://example.org/embed/es/#p=AQ&replay=allocated(c)+%3D+7.50+%22%C3%9Cnd+so%22%3B+dailySpend(a)+%3D+5&controls=full"
        );
        let element = played.text(Kind::Element);
        assert!(
            element.contains(" replay=\"allocated(c) = 7.50 &quot;Ünd so&quot;; dailySpend(a) = 5\" "),
            "{element}"
        );
    }

    #[test]
    fn both_tags_are_escaped_and_the_strict_frame_may_only_run_its_script() {
        let frame = snippet(own()).text(Kind::Frame);
        assert!(frame.starts_with("<iframe title=\"A &quot;figure&quot;\""));
        assert!(frame.contains("#p=AQ&amp;controls=full\""));
        assert!(frame.contains("sandbox=\"allow-scripts\""));
        let element = snippet(Shows::Preset("expiry")).text(Kind::Element);
        assert!(
            element.starts_with(
                "<strandline-simulator scenario=\"expiry\" controls=\"full\" lang=\"es\" style=\""
            )
        );
    }

    #[test]
    fn an_article_holds_the_elements_script_to_what_is_in_it_where_the_page_says_that() {
        let element = snippet(own()).text(Kind::Element);
        let held = concat!(
            "<script type=\"module\" src=\"https://example.org/embed/v1-0123456789abcdef.js\"\n",
            "  integrity=\"sha384-abc\" crossorigin=\"anonymous\"></script>"
        );
        assert!(element.ends_with(held), "{element}");
        let element = Snippet { script: Script::of(None), ..snippet(own()) }.text(Kind::Element);
        let plain = "<script type=\"module\" src=\"https://example.org/embed/v1.js\" crossorigin=\"anonymous\"></script>";
        assert!(element.ends_with(plain), "{element}");
    }

    #[test]
    fn the_element_keeps_room_for_each_figure_and_lesson() {
        let lessons = ["kinds", "stays", "expiry", "fit", "suspension", "hold", "two-credits", "before"];
        let lessons = lessons.map(|it| Shows::Lesson(it.into()));
        for shows in PRESETS.map(|it| Shows::Preset(it.0)).into_iter().chain(lessons).chain([own()]) {
            let element = snippet(shows).text(Kind::Element);
            assert!(element.contains(" style=\"display:block;min-height:clamp("), "{element}");
        }
    }

    #[test]
    fn an_editor_that_takes_an_address_gets_that_of_the_oembed_file() {
        let address = snippet(Shows::Preset("expiry")).text(Kind::Oembed);
        assert_eq!(address, "https://example.org/embed/figures/expiry.es.oembed.json");
        let english = Snippet { language: "en".into(), ..snippet(Shows::Lesson("fit".into())) };
        assert_eq!(english.text(Kind::Oembed), "https://example.org/embed/figures/lesson-fit.oembed.json");
        assert_eq!(snippet(own()).text(Kind::Oembed), snippet(own()).text(Kind::Frame));
    }

    #[test]
    fn every_preset_is_one_that_the_site_has() {
        let presets: serde_json::Value =
            serde_json::from_str(include_str!("../../www/embed/presets.json")).unwrap_or_default();
        let ids: Vec<&str> =
            presets.as_array().into_iter().flatten().filter_map(|it| it["id"].as_str()).collect();
        assert_eq!(ids, PRESETS.map(|it| it.0));
    }

    #[test]
    fn the_embed_lies_beside_the_planner() {
        assert_eq!(site("https://example.org/x/index.html"), "https://example.org/x/");
        assert_eq!(site("https://example.org/"), "https://example.org/");
    }
}
