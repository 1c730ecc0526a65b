# Everything is done from here, from a fresh clone on. What a target does beyond one line is in .ci/.

.DEFAULT_GOAL := help
.PHONY: help serve build test advisories lessons exports size pictures bench kills soak fuzz fuzz-coverage mutants clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

serve: ## serve the planner on http://127.0.0.1:8080: what is built already at once, then the sources, again after every edit
	@.ci/tools
	@.ci/with node .ci/serve.mjs

build: ## the release site into dist/, the JavaScript package into dist/api/
	@.ci/tools
	@.ci/with trunk build --release
	@echo "the site is in dist/, the JavaScript package in dist/api/"

test: ## every check there is; `make test ONLY="e2e size"` does some, ONLY=list names them
	@.ci/tools test
	@.ci/with .ci/test $(ONLY)

advisories: ## ask RustSec and npm whether a weakness is known of what is built with or ships: it needs the network
	@.ci/tools test
	@.ci/with cargo deny --locked check advisories
	@npm audit --omit=dev

lessons: ## check every lesson: goals, figures, reading ease, each language
	@.ci/tools
	@.ci/with cargo test --quiet --test it -- lessons goals --nocapture

exports: ## have calendar and accounting programs read what is exported
	@.ci/exports

size: build ## what a visitor downloads, against the budgets
	@node .ci/size.mjs

pictures: build ## what every state of every screen looks like, into output/screens/, and 30 of them against those kept; STRANDLINE_UPDATE=1 keeps them anew
	@.ci/tools test
	@STRANDLINE_PICTURES=1 .ci/with playwright test --config tests/e2e/playwright.config.mjs

bench: build ## how long things take, beside other tools that do the same; STRANDLINE_UPDATE=1 writes the README's table
	@.ci/with .ci/bench

kills: build ## kill the browser 50 times while somebody edits, and see what is kept; KILLS=… for another number
	@.ci/tools test
	@STRANDLINE_KILLS=$(or $(KILLS),50) .ci/with playwright test --config tests/e2e/playwright.config.mjs kills.spec.mjs

soak: ## 1,000,000 actions of a random user on the planner's state; SOAK=… for another number, SEED=… for one seed
	@.ci/tools
	@STRANDLINE_SOAK=$(or $(SOAK),1000000) STRANDLINE_SEED=$(SEED) .ci/with cargo test --profile serve --features app --lib -- app::state::random_user --nocapture

fuzz: ## 1,000,000 mutated documents, hostile sheets and small plans; FUZZ=… for another number
	@.ci/tools
	@STRANDLINE_FUZZ=$(or $(FUZZ),1000000) .ci/with cargo test --profile unchecked --test it -- fuzz small_world --nocapture

fuzz-coverage: ## what libFuzzer comes upon, 60 seconds a target; SECONDS_EACH=… for longer, TARGETS="links sheets" for some
	@.ci/fuzz $(or $(SECONDS_EACH),60) $(TARGETS)

# Some mutants ask for memory without end: sixteen GiB is enough for any that is not one of them.
mutants: ## break the core in many small ways and see whether a test notices: hours; MUTANTS="--sharding round-robin --shard 0/45" does a part
	@.ci/tools mutants
	@mkdir -p output
	@ulimit -v 16777216 2>/dev/null; .ci/with cargo mutants --output output $(MUTANTS)

clean: ## forget what was built; the tools stay
	rm -rf target dist output node_modules
