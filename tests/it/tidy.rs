//! The style of the source that no compiler checks: who imports whom, what the core may not touch, how long a
//! file may be.

use std::path::{Path, PathBuf};

/// The rooms of the house. Each may import from the lines before its own, and from itself.
const ROOMS: [&[&str]; 12] = [
    // Sorting, names in documents, and what a spreadsheet takes a text for, are nobody's room, and everybody's tools.
    &["order", "named", "guard"],
    &["money", "day"],
    &["messages"],
    &["plan"],
    &["rules"],
    &["ledger"],
    &["simulation"],
    &["planning"],
    &["results"],
    &["import", "export", "link", "lessons"],
    &["editor"],
    &["js", "app"],
];
/// Who never meets, though the order would let them: importer and imported.
const STRANGERS: [(&str, &str); 1] = [("js", "editor")];
/// The screens and dialogs of the planner: the shell shows each, and none knows another.
const SCREENS: [&str; 13] = [
    "assumptions",
    "compare",
    "import",
    "learn",
    "plan",
    "preferences",
    "result",
    "review",
    "risk",
    "share",
    "start",
    "timeline",
    "track",
];
/// How many of the rooms are the core: no clock, no files, no floats.
const CORE: usize = 8;
/// Longer files hold more than one idea.
const LONGEST_FILE: usize = 600;

#[test]
fn the_compiler_is_the_same_wherever_it_is_named() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let version = |file: &str, key: &str| {
        let text = std::fs::read_to_string(root.join(file)).unwrap();
        let line = text.lines().find_map(|line| line.strip_prefix(key));
        line.unwrap_or_else(|| panic!("{file} names no {key}")).trim_matches([' ', '=', '"']).to_owned()
    };
    assert_eq!(version("Cargo.toml", "rust-version"), version("rust-toolchain.toml", "channel"));
}

#[test]
fn imports_run_one_way() {
    let mut wrong = Vec::new();
    for file in sources("src") {
        let Some(home) = room(&file) else { continue };
        for import in imports(&file.text) {
            let allowed = ROOMS.iter().position(|rooms| rooms.contains(&import.as_str()));
            let stranger = STRANGERS.iter().any(|(from, to)| file.is_in(from) && import == *to);
            let own = file.is_in(&import);
            if !own && (allowed.is_none_or(|room| room >= home) || stranger) {
                wrong.push(format!("{} imports {import}", file.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Two files that need each other are one file in two places. That a parent declares a child is no import.
#[test]
fn no_two_files_import_each_other_by_whatever_detour() {
    let files: Vec<File> = sources("src").into_iter().filter(|file| room(file).is_some()).collect();
    let places: Vec<Vec<String>> = files.iter().map(File::module).collect();
    let imported: Vec<Vec<usize>> = files
        .iter()
        .zip(&places)
        .map(|(file, own)| {
            let mut paths: Vec<Vec<String>> =
                file.paths().iter().filter_map(|path| absolute(path, own)).collect();
            // The longest beginning that is a file: `super::search::Step` is in `search`, not in what declares it.
            for path in &mut paths {
                while !path.is_empty() && !places.contains(path) {
                    path.pop();
                }
            }
            let at = |path: &Vec<String>| places.iter().position(|place| place == path);
            paths.iter().filter(|path| *path != own).filter_map(at).collect()
        })
        .collect();
    let mut circles = Vec::new();
    for (from, direct) in imported.iter().enumerate() {
        for &to in direct {
            let (mut reached, mut next) = (vec![to], 0);
            while next < reached.len() {
                for &it in &imported[reached[next]] {
                    if !reached.contains(&it) {
                        reached.push(it);
                    }
                }
                next += 1;
            }
            if reached.contains(&from) {
                circles.push(format!("{} imports {}, which leads back", files[from].name, files[to].name));
            }
        }
    }
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

/// The module that a path names, from the root; `None` for other crates and for what is in scope already.
fn absolute(path: &str, own: &[String]) -> Option<Vec<String>> {
    let mut words = path.split("::").map(str::trim).peekable();
    let mut place = match words.next()? {
        "crate" => Vec::new(),
        "self" => own.to_vec(),
        "super" => {
            let mut place = own.to_vec();
            place.pop();
            while words.next_if_eq(&"super").is_some() {
                place.pop();
            }
            place
        }
        _ => return None,
    };
    place.extend(words.map(str::to_owned));
    Some(place)
}

/// What a tree of imports names: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn leaves(tree: &str) -> Vec<String> {
    match tree.split_once('{') {
        None => vec![tree.trim().to_owned()],
        Some((stem, group)) => top_level(group)
            .into_iter()
            .flat_map(leaves)
            .map(|leaf| format!("{}{leaf}", stem.trim()))
            .collect(),
    }
}

#[test]
fn no_screen_imports_another() {
    let mut wrong = Vec::new();
    for screen in SCREENS {
        let files: Vec<File> =
            sources("src").into_iter().filter(|file| file.is_in(&format!("app/{screen}"))).collect();
        assert!(!files.is_empty(), "there is no screen {screen}");
        for file in files {
            let own = file.module();
            for path in file.paths().iter().filter_map(|path| absolute(path, &own)) {
                let other = path.get(1).filter(|it| path[0] == "app" && **it != screen);
                if other.is_some_and(|it| SCREENS.contains(&it.as_str())) {
                    wrong.push(format!("{} imports {}", file.name, path.join("::")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_front_end_and_the_package_know_a_browser() {
    let mut wrong = Vec::new();
    for file in sources("src") {
        if room(&file).is_none() || file.is_in("app") || file.is_in("js") {
            continue;
        }
        for (number, line) in file.code() {
            for word in ["wasm_bindgen", "web_sys", "js_sys", "leptos", "gloo"] {
                if has_word(line, word) {
                    wrong.push(format!("{}:{number} says {word}", file.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_core_touches_neither_clock_nor_files_nor_floats() {
    let forbidden = [
        "f32",
        "f64",
        "std::time",
        "std::thread",
        "std::env",
        "std::fs",
        "std::net",
        "std::process",
        "std::io",
        "println!",
        "eprintln!",
        "dbg!",
        "HashSet<f",
        "js_sys",
        "web_sys",
        "wasm_bindgen",
        "leptos",
    ];
    let mut wrong = Vec::new();
    for file in sources("src").into_iter().filter(|file| room(file).is_some_and(|room| room < CORE)) {
        // Whoever reads serde's formats must name the floats that a format may hold; none is reckoned with.
        let may_name = if file.name.starts_with("src/plan/document/") { ["f32", "f64"] } else { ["", ""] };
        for (number, line) in file.code() {
            for word in forbidden.into_iter().filter(|word| !may_name.contains(word) && has_word(line, word))
            {
                wrong.push(format!("{}:{number} says {word}", file.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is drawn from a hash map in its own order is drawn differently on every run.
#[test]
fn the_core_goes_through_no_hash_map() {
    let mut wrong = Vec::new();
    for file in sources("src").into_iter().filter(|file| room(file).is_some_and(|room| room < CORE)) {
        for (number, line) in
            file.code().filter(|(_, line)| line.contains("HashMap") || line.contains("HashSet"))
        {
            wrong.push(format!("{}:{number} {}", file.name, line.trim()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_first_what_it_is_for() {
    let silent: Vec<_> =
        sources("src").into_iter().chain(sources("tests")).filter(|file| !file.is_explained()).collect();
    assert!(silent.is_empty(), "{}", names(&silent));
}

#[test]
fn no_file_is_too_long_to_read() {
    let long: Vec<_> = sources("src")
        .into_iter()
        .chain(sources("tests"))
        .filter(|file| file.text.lines().count() > LONGEST_FILE)
        .collect();
    assert!(long.is_empty(), "over {LONGEST_FILE} lines: {}", names(&long));
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    let places = ["/home/", "/root/", "/work/", "/Users/", "C:\\"];
    let mut wrong = Vec::new();
    for file in sources("src").into_iter().chain(sources("tests")) {
        // This one has to say what to look for.
        if file.name.ends_with("/tidy.rs") {
            continue;
        }
        for (number, line) in (1..).zip(file.text.lines()) {
            if places.iter().any(|place| line.contains(*place)) {
                wrong.push(format!("{}:{number} {}", file.name, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

struct File {
    name: String,
    text: String,
}

impl File {
    /// Whether it is the room itself or in it.
    fn is_in(&self, room: &str) -> bool {
        self.name == format!("src/{room}.rs") || self.name.starts_with(&format!("src/{room}/"))
    }

    /// The lines that are no comment, numbered.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines()).filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The path of its module, from the root.
    fn module(&self) -> Vec<String> {
        let path = self.name.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        path.split('/').map(str::to_owned).collect()
    }

    /// Every path that begins with `crate`, `super`, `self` or one of its own modules, outside its tests.
    fn paths(&self) -> Vec<String> {
        let code: Vec<&str> = self.code().map(|(_, line)| line).collect();
        // A visibility is no import.
        let code = code.join("\n").replace("(in crate::", "(").replace("(in super::super)", "");
        let is_tests = |after: &str| after.lines().nth(1).is_some_and(|line| line.ends_with("mod tests {"));
        let tests = code.match_indices("#[cfg(test)]").map(|it| it.0).find(|at| is_tests(&code[*at..]));
        let code = &code[..tests.unwrap_or(code.len())];
        let own = |path: &str| {
            let first = path.split("::").next().unwrap_or_default();
            if code.contains(&format!("mod {first};")) { format!("self::{path}") } else { path.to_owned() }
        };
        let mut paths = Vec::new();
        for statement in code.split(';') {
            match statement.split_once("use ") {
                Some((before, tree)) if before.lines().last().is_none_or(is_public) => {
                    paths.extend(leaves(tree).iter().map(|path| own(path)));
                }
                _ => {
                    let is_path = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
                    let words = statement.split(|letter| !is_path(letter));
                    paths.extend(words.filter(|word| word.contains("::")).map(own));
                }
            }
        }
        paths
    }

    fn is_explained(&self) -> bool {
        let first = self.text.lines().next().unwrap_or_default();
        first.starts_with("//! ") || first.starts_with("#![doc = include_str!")
    }
}

/// Whether nothing but a visibility stands before an import.
fn is_public(before: &str) -> bool {
    let before = before.trim();
    before.is_empty() || before.starts_with("pub")
}

fn names(files: &[File]) -> String {
    files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn room(file: &File) -> Option<usize> {
    ROOMS.iter().position(|rooms| rooms.iter().any(|room| file.is_in(room)))
}

/// The top-level modules that a file names after `crate::`, tests within it included.
fn imports(text: &str) -> Vec<String> {
    let name =
        |rest: &str| rest.chars().take_while(|it| it.is_alphanumeric() || *it == '_').collect::<String>();
    let mut imports = Vec::new();
    for rest in text.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            // `use crate::{day::Day, plan}`: the first word after each comma outside inner braces.
            Some(group) => imports.extend(top_level(group).into_iter().map(|it| name(it.trim_start()))),
            None => imports.push(name(rest)),
        }
    }
    imports.retain(|it| !it.is_empty());
    imports
}

fn top_level(group: &str) -> Vec<&str> {
    let mut depth = 0;
    let mut parts = vec![0];
    let mut end = group.len();
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => {
                end = at;
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => parts.push(at + 1),
            _ => {}
        }
    }
    let ends = parts.iter().skip(1).map(|next| next - 1).chain([end]);
    parts.iter().zip(ends).map(|(start, end)| &group[*start..end]).collect()
}

/// Whether `word` stands in `line`, not as part of a longer name.
fn has_word(line: &str, word: &str) -> bool {
    let part_of_name = |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() || it == '_');
    line.match_indices(word).any(|(at, _)| {
        let after = line[at + word.len()..].chars().next();
        !part_of_name(line[..at].chars().next_back()) && !part_of_name(after)
    })
}

/// Every Rust file in a folder of the package, by path.
fn sources(folder: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join(folder)];
    let mut paths: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                paths.push(path);
            }
        }
    }
    paths.sort_unstable();
    let name = |path: &Path| path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
    paths.iter().map(|path| File { name: name(path), text: std::fs::read_to_string(path).unwrap() }).collect()
}
