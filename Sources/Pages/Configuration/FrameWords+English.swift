extension FrameWords {
    /// What a page says at one kind of place. The raw value is its key in the file of a site.
    package enum Word: String, CaseIterable, Hashable, Sendable {
        // The frame.
        case skip, source, colours, system, light, dark, menu, pages, contents, breadcrumbs, home
        case onThisPage = "on-this-page"
        case neighbours, previous, next, foot, keys
        case allExamples = "all-examples"
        case search
        case searchHint = "search-hint"
        case close, places
        case nothingFound = "nothing-found"
        case oneFound = "one-found"
        case found
        case noIndex = "no-index"
        case copy
        case copyProgram = "copy-program"
        case copied
        case cannotCopy = "cannot-copy"
        case pagesOf = "pages-of"
        case allPages = "all-pages"
        case allPagesOf = "all-pages-of"
        case linkTo = "link-to"
        case edit, updated
        case asText = "as-text"
        case allOnOne = "all-on-one"
        // Pages that no markdown has.
        case notFound = "not-found"
        case notFoundText = "not-found-text"
        case toHome = "to-home"
        case pageMoved = "page-moved"
        case placeMoved = "place-moved"
        // The text.
        case table, done
        case toDo = "to-do"
        case varies
        case code
        case codeOf = "code-of"
        case wholeCode = "whole-code"
        case variants
        case note, tip, important, warning, caution
        // The count of examples, and signs.
        case oneExample = "one-example"
        case examples, example
        case ran, rejected, stopped, compiled, unchecked
        // The line of a figure.
        case ranAsShown = "ran-as-shown"
        case ranInAnyOrder = "ran-in-any-order"
        case ranAndVaries = "ran-and-varies"
        case ranUnverified = "ran-unverified"
        case doesNotCompile = "does-not-compile"
        case stops
        case stopsAsIntended = "stops-as-intended"
        case exits
        case exitsAsIntended = "exits-as-intended"
        case compiles, sketch, manifest
        case notChecked = "not-checked"
        case endedOtherwise = "ended-otherwise"
        case fileOfPage = "file-of-page"
        case fileOfProgram = "file-of-program"
        // The boxes of a figure.
        case output
        case outputOfBlock = "output-of-block"
        case outputOfProgram = "output-of-program"
        case standardError = "standard-error"
        case compiler, continued
        case moreLines = "more-lines"
        case fromAbove = "from-above"
        case hiddenCode = "hidden-code"
        case wholeProgram = "whole-program"
        case allLines = "all-lines"
        // How an example was checked.
        case how, command, program, package, blocks
        case thisBlock = "this-block"
        case compared
        case sourcePlace = "source-place"
        case exactly
        case lineByLine = "line-by-line"
        case withWildcards = "with-wildcards"
        case inAnyOrder = "in-any-order"
        case shownLines = "shown-lines"
        case compilerMessages = "compiler-messages"
        // The list of all examples.
        case verification
        case verificationText = "verification-text"
        case noExamples = "no-examples"
        case name, ending, message, messages
        case part, parts

        /// The word in English.
        package var english: String {
            switch self {
            case .skip: "Skip to the content"
            case .source: "Source"
            case .colours: "Colours:"
            case .system: "system"
            case .light: "light"
            case .dark: "dark"
            case .menu: "Menu"
            case .pages: "Pages"
            case .contents: "Contents"
            case .breadcrumbs: "Breadcrumbs"
            case .home: "Home"
            case .onThisPage: "On this page"
            case .neighbours: "Neighbouring pages"
            case .previous: "Previous"
            case .next: "Next"
            case .foot:
                "The line under each example says how it was checked when this site was built, with {toolchain}."
            case .keys: "Keyboard shortcuts"
            case .allExamples: "All examples"
            case .search: "Search"
            case .searchHint: "A word, a name, an error message"
            case .close: "Close"
            case .places: "Places found"
            case .nothingFound: "Nothing found"
            case .oneFound: "1 place found"
            case .found: "# places found"
            case .noIndex: "The index of this site cannot be loaded"
            case .copy: "Copy"
            case .copyProgram: "Copy the whole program"
            case .copied: "Copied"
            case .cannotCopy: "Cannot copy"
            case .pagesOf: "Pages of {title}"
            case .allPages: "All pages"
            case .allPagesOf: "All pages of {title}"
            case .linkTo: "Link to {heading}"
            case .edit: "Edit this page"
            case .updated: "Last changed on"
            case .asText: "This page as text"
            case .allOnOne: "All pages on one"
            case .notFound: "Page not found"
            case .notFoundText: "There is no page at this address."
            case .toHome: "Go to the first page"
            case .pageMoved: "This page has moved"
            case .placeMoved: "What stood here has moved:"
            case .table: "Table"
            case .done: "done"
            case .toDo: "to do"
            case .varies: "varies"
            case .code: "Code"
            case .codeOf: "Code: {language}"
            case .wholeCode: "Whole code"
            case .variants: "Variants: {names}"
            case .note: "Note"
            case .tip: "Tip"
            case .important: "Important"
            case .warning: "Warning"
            case .caution: "Caution"
            case .oneExample: "1 example:"
            case .examples: "{count} examples:"
            case .example: "Example: {state}"
            case .ran: "ran"
            case .rejected: "refused by the compiler as intended"
            case .stopped: "stopped as intended"
            case .compiled: "compiled, not run"
            case .unchecked: "not checked"
            case .ranAsShown: "Ran as shown"
            case .ranInAnyOrder: "Ran; the order of lines may differ"
            case .ranAndVaries: "Ran; parts of the output vary"
            case .ranUnverified: "Ran; what it states is not verified: {reason}"
            case .doesNotCompile: "Does not compile, as intended"
            case .stops: "Stops with a fatal error"
            case .stopsAsIntended: "Stops with a fatal error, as intended"
            case .exits: "Exits with status {status}"
            case .exitsAsIntended: "Exits with status {status}, as intended"
            case .compiles: "Compiles; not run"
            case .sketch: "Sketch, not compiled"
            case .manifest: "Shown, not run: a manifest"
            case .notChecked: "Not checked: {reason}"
            case .endedOtherwise: "its program ended otherwise"
            case .fileOfPage: "A file for the examples below"
            case .fileOfProgram: "Part of the program"
            case .output: "Output"
            case .outputOfBlock: "Output of this block"
            case .outputOfProgram: "Output of the whole program"
            case .standardError: "Standard error"
            case .compiler: "Compiler"
            case .continued: "{label}, continued"
            case .moreLines: "{count} more lines"
            case .fromAbove: "From the example above"
            case .hiddenCode: "Hidden code that is part of this page's programs"
            case .wholeProgram: "The whole program, of which this is a part"
            case .allLines: "The whole code, with the lines that are left out above"
            case .how: "How this was checked"
            case .command: "Command"
            case .program: "Program"
            case .package: "Package"
            case .blocks: "Blocks of the program"
            case .thisBlock: "{number} (this one)"
            case .compared: "Compared"
            case .sourcePlace: "Source"
            case .exactly: "exactly"
            case .lineByLine: "line by line"
            case .withWildcards: "with wildcards"
            case .inAnyOrder: "in any order"
            case .shownLines: "the shown lines, in order"
            case .compilerMessages: "the compiler's messages"
            case .verification: "Verification"
            case .verificationText:
                "Each example was compiled and run with {toolchain} when this site was built. What its page states was compared with what it did."
            case .noExamples: "no examples"
            case .name: "Example"
            case .ending: "What became of it"
            case .message: "Message"
            case .messages: "Messages of the compiler"
            case .part: "Part {number}"
            case .parts: "All parts of this list"
            }
        }
    }
}
