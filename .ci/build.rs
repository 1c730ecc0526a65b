//! Tells the linker what `.ci/bundle.mjs` needs to take a program apart: where each function is used.

fn main() {
    println!("cargo::rerun-if-changed=.ci/build.rs");
    let is = |name: &str| std::env::var_os(name);
    if is("CARGO_CFG_TARGET_ARCH").is_none_or(|it| it != "wasm32") {
        return;
    }
    for (feature, program) in [("CARGO_FEATURE_SPLIT", "app"), ("CARGO_FEATURE_EMBED", "embed")] {
        if is(feature).is_some() {
            println!("cargo::rustc-link-arg-bin={program}=--emit-relocs");
        }
    }
}
