//! Tells the linker what `.ci/bundle.mjs` needs to take the planner apart: where each function is used.

fn main() {
    println!("cargo::rerun-if-changed=.ci/build.rs");
    let is = |name: &str| std::env::var_os(name);
    if is("CARGO_FEATURE_SPLIT").is_some() && is("CARGO_CFG_TARGET_ARCH").is_some_and(|it| it == "wasm32") {
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
}
