# The front door. `make run` opens the window, `make test` shows that all is well; both set up what they need.
.PHONY: run test lint ui bench shots fix

run:
	@./setup.sh run
	cargo run --release -p evenhand

test: lint ui
	cargo test --workspace --no-fail-fast
	tests/scorecards.sh

lint:
	@./setup.sh test
	cargo fmt --all --check

ui:
	cd ui && npm ci --no-audit --no-fund --silent && npm run --silent check && npm test --silent

bench:
	@./setup.sh run
	cargo bench -p workspace

shots:
	@./setup.sh test
	cargo test -p evenhand --test window

fix:
	cargo fmt --all
	UPDATE=1 cargo test -p evenhand --lib bindings

