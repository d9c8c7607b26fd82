# The front door. `make run` opens the window, `make test` shows that all is well; both set up what they need.
.PHONY: run test lint ui bench torture shots pictures fix

run:
	@./setup.sh run
	cargo run --release -p evenhand

test: lint ui
	cargo test --workspace --no-fail-fast
	tests/scorecards.sh

lint:
	@./setup.sh test
	cargo fmt --all --check
	cargo clippy --workspace --quiet

ui:
	cd ui && npm ci --no-audit --no-fund --silent && npm run --silent check && npm test --silent

bench:
	@./setup.sh test
	cargo bench -p workspace -p intake -p record --benches
	cargo test --release -q -p evenhand --test live

# Kills, power cuts, failing calls, full disks and flipped bits, each judged against what had been acknowledged. It takes
# more than an hour; `make test` runs a short form. ONLY="kills cuts" takes some.
torture:
	@./setup.sh test
	cargo test -q -p journeys --test torture -- --full $(ONLY)

# Every screen and state in the real window, kept in tests/shots to be looked at; ONLY="empty interview" takes some.
shots:
	@./setup.sh test
	cargo test -q -p evenhand --test shots -- $(ONLY)

# The pictures that README.md and docs show, from tests/shots, made small.
pictures:
	@./setup.sh pictures
	rm -f docs/pictures/*.png
	for name in $$(grep -oh 'pictures/[a-z0-9-]*\.png' README.md docs/*.md | sort -u); do \
	  pngquant --force --strip --speed 1 --output docs/$$name 64 tests/shots/$${name#pictures/} || exit 1; done

fix:
	cargo fmt --all
	UPDATE=1 cargo test -p evenhand --lib bindings

