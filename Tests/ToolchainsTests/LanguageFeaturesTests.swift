import Examples
import Testing

@testable import Launching
@testable import Toolchains

struct LanguageFeaturesTests {
    @Test func `features are read by name and kind`() {
        let text = """
            { "features": {
                "optional": [ { "name": "LibraryEvolution", "flag_name": "-x" } ],
                "upcoming": [ { "name": "ExistentialAny", "enabled_in": "7" } ],
                "experimental": [ { "name": "Embedded" } ]
            } }
            """
        #expect(
            LanguageFeatures(compilerOutput: text)
                == LanguageFeatures(upcoming: ["ExistentialAny"], experimental: ["Embedded"]))
    }

    @Test func `a compiler that does not know the question knows nothing`() {
        #expect(LanguageFeatures(compilerOutput: "error: unknown argument") == nil)
    }
}
