import Testing

@testable import Search

@Suite struct `The words of a text` {
    private func check(_ text: String, gives words: [String]) {
        #expect(SearchWords.all(in: text, keepsSigns: true) == words)
    }

    @Test func `are in lower case`() { check("Tasks end. ÉTÉ!", gives: ["tasks", "end", "été"]) }

    @Test func `hold an identifier as a whole and by its parts`() {
        check("withTaskGroup", gives: ["withtaskgroup", "with", "task", "group"])
        check("URLSession", gives: ["urlsession", "url", "session"])
        check("main_actor", gives: ["main_actor", "main", "actor"])
    }

    @Test func `hold the labels of arguments`() {
        check("sleep(for:tolerance:)", gives: ["sleep", "for", "tolerance"])
    }

    @Test func `hold each two neighbouring characters of Chinese, Japanese and Korean`() {
        check("取消任务。タスク", gives: ["取消", "消任", "任务", "タス", "スク"])
        check("作業", gives: ["作業"])
        check("我", gives: ["我"])
        check("Swift入門", gives: ["swift", "入門"])
    }

    @Test func `hold a sign that stands before a word`() {
        check("// Prints 3", gives: ["prints", "//prints"])
        check("//Prints", gives: ["prints", "//prints"])
        check("@MainActor", gives: ["mainactor", "@mainactor", "main", "actor"])
        check("(#if)", gives: ["if", "#if"])
    }

    @Test func `hold no sign from within an address`() {
        check(
            "https://swift.org me@example.org a#b",
            gives: [
                "https", "swift", "org", "me", "example", "org",
            ])
    }

    @Test func `hold no sign where signs are everywhere`() {
        #expect(SearchWords.all(in: "@main // Prints", keepsSigns: false) == ["main", "prints"])
    }

    @Test func `are the same with curly and with straight quotes`() {
        let straight = SearchWords.all(in: "property 'x' can't \"be\"", keepsSigns: true)
        #expect(
            SearchWords.all(in: "property ‘x’ can’t “be”", keepsSigns: true) == straight)
        #expect(straight == ["property", "can", "be"])
    }

    @Test func `hold no letter alone`() { check("a b I", gives: []) }

    @Test func `hold none that nobody types`() {
        check(String(repeating: "x", count: 41), gives: [])
        check(String(repeating: "x", count: 40), gives: [String(repeating: "x", count: 40)])
    }

    @Test func `have one sigma`() { check("ΣΊΣΥΦΟΣ σίσυφος", gives: ["σίσυφοσ", "σίσυφοσ"]) }
}
