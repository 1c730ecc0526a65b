//! What `make fuzz-coverage` begins with, and what it has found: each input again, without nightly.

#[path = "../fuzz/tries.rs"]
mod tries;

use std::path::Path;

type Try = fn(&[u8]);

/// Each target, and which folders beside its own hold what is brought to it.
const TARGETS: [(&str, Try, &[&str]); 6] = [
    ("documents", tries::documents, &["www/examples"]),
    ("links", tries::links, &["tests/links"]),
    ("sheets", tries::sheets, &["tests/fixtures/sheets"]),
    ("responses", tries::responses, &["tests/fixtures/tiktok", "tests/fixtures/faults"]),
    ("claims", tries::claims, &[]),
    ("lessons", tries::lessons, &["www/lessons"]),
];

#[test]
fn whatever_was_found_by_fuzzing_is_held_to() {
    for (target, attempt, beside) in TARGETS {
        let own = format!("tests/fuzz/corpus/{target}");
        let mut number = 0;
        for folder in [own.as_str()].iter().chain(beside) {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            let files = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
            for file in files.filter(|it| it.is_file()) {
                let tried = std::panic::catch_unwind(|| attempt(&std::fs::read(&file).unwrap()));
                assert!(tried.is_ok(), "{target}: {}", file.display());
                number += 1;
            }
        }
        assert!(number > 1, "{target} has no corpus");
    }
}
