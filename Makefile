# Builds a binary that stands alone, installs it, and packs it. The manual's page 'Installing' tells more.
#
#   make release            .build/release/sitegen: Swift, cmark-gfm and libcrypto within, stripped
#   make install            into PREFIX, /usr/local if it is left out, with man page and completions
#   make archive            .build/archive/sitegen-VERSION-linux-ARCH.tar.gz, and its digest
#   make uninstall          takes away what was installed
#   make man                writes share/man/man1/sitegen.1 anew

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
# A folder with static libraries alone, so that the linker cannot choose the shared ones beside them, and
# with files for pkg-config that name it as theirs: their folder comes first.
STATIC = .build/static-libraries
LIBRARIES = libcmark-gfm libcmark-gfm-extensions libcrypto
# Of Linux alone: elsewhere the system has Swift, and Homebrew the rest.
FLAGS := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib -Xswiftc -L$(CURDIR)/$(STATIC))
ENVIRONMENT := $(if $(FLAGS),PKG_CONFIG_PATH=$(CURDIR)/$(STATIC))
# FlyingFox can forward requests by URLSession, which needs libcurl. sitegen forwards nothing: these
# functions are never called, and trap.
CURL = easy_cleanup easy_getinfo easy_init easy_pause easy_setopt easy_strerror free global_init \
	multi_add_handle multi_assign multi_cleanup multi_info_read multi_init multi_remove_handle \
	multi_setopt multi_socket_action slist_append slist_free_all url url_get url_set version \
	version_info
CC = clang
BINARY = .build/release/sitegen
VERSION = $(shell $(BINARY) --version)
NAME = sitegen-$(VERSION)-$(shell uname -s | tr A-Z a-z)-$(shell uname -m)
TREE = .build/archive/$(NAME)
# The date of the last commit, so that the same sources make the same archive.
DATE ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

.PHONY: release install uninstall archive man

release:
	mkdir -p $(STATIC)
	for library in $(LIBRARIES); do \
		name=$${library%-extensions}; \
		folder=$$(pkg-config --variable=libdir $$name) || exit 1; \
		if [ -f "$$folder/$$library.a" ]; then ln -sf "$$folder/$$library.a" $(STATIC)/; fi; \
		sed "s|^libdir=.*|libdir=$(CURDIR)/$(STATIC)|" \
			"$$(pkg-config --variable=pcfiledir $$name)/$$name.pc" > $(STATIC)/$$name.pc; \
	done
	printf 'void curl_%s(void) { __builtin_trap(); }\n' $(CURL) > $(STATIC)/curl.c
	$(CC) -c -o $(STATIC)/curl.o $(STATIC)/curl.c
	rm -f $(STATIC)/libcurl.a
	ar rc $(STATIC)/libcurl.a $(STATIC)/curl.o
	$(ENVIRONMENT) $(SWIFT) build -c release --product sitegen $(FLAGS)
	strip $(BINARY)
	@if ldd $(BINARY) 2>/dev/null | grep -E 'lib(cmark|crypto|swift|Foundation)'; then \
		echo "$(BINARY) needs these libraries: install the packages with their static ones" >&2; \
		exit 1; \
	fi

# What was built before is installed, so that 'sudo make install' compiles nothing as root.
install:
	@test -x $(BINARY) || { echo "there is no $(BINARY): run 'make release' first" >&2; exit 1; }
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/man/man1" \
		"$(DESTDIR)$(PREFIX)/share/bash-completion/completions" \
		"$(DESTDIR)$(PREFIX)/share/zsh/site-functions" \
		"$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/sitegen"
	install -m 644 share/man/man1/sitegen.1 "$(DESTDIR)$(PREFIX)/share/man/man1/sitegen.1"
	$(BINARY) --generate-completion-script bash > \
		"$(DESTDIR)$(PREFIX)/share/bash-completion/completions/sitegen"
	$(BINARY) --generate-completion-script zsh > \
		"$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_sitegen"
	$(BINARY) --generate-completion-script fish > \
		"$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/sitegen.fish"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/sitegen" "$(DESTDIR)$(PREFIX)/share/man/man1/sitegen.1" \
		"$(DESTDIR)$(PREFIX)/share/bash-completion/completions/sitegen" \
		"$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_sitegen" \
		"$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/sitegen.fish"

# The licences of all that is within the binary go with it.
archive:
	rm -rf .build/archive
	$(MAKE) install DESTDIR= PREFIX="$(CURDIR)/$(TREE)"
	install -d $(TREE)/share/doc/sitegen
	install -m 644 LICENSE README.md CHANGELOG.md $(TREE)/share/doc/sitegen/
	for file in /usr/share/doc/libcmark-gfm-dev/copyright /usr/share/doc/libssl-dev/copyright \
		.build/checkouts/*/LICENSE*; do \
		if [ -f "$$file" ]; then printf '%s\n\n' "== $$file"; cat "$$file"; echo; fi; \
	done > $(TREE)/share/doc/sitegen/LICENSES
	tar -C .build/archive --sort=name --owner=0 --group=0 --numeric-owner --mtime=@$(DATE) \
		-cf - $(NAME) | gzip -9n > .build/archive/$(NAME).tar.gz
	cd .build/archive && sha256sum $(NAME).tar.gz > $(NAME).tar.gz.sha256
	ls -l .build/archive/$(NAME).tar.gz

# The tool of swift-argument-parser reads the help of the binary. A fixed date changes no bytes.
man:
	$(SWIFT) package --allow-writing-to-package-directory generate-manual --configuration debug \
		--date 2026-01-01
	cp .build/plugins/GenerateManual/outputs/sitegen/sitegen.1 share/man/man1/sitegen.1
