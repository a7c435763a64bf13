import Diagnostics
import Testing

@testable import Markdown

/// Compares tags as `name attribute=[value]`, an end tag with `/` before its name.
private func check(
    _ html: String, has expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let tags = HTMLTag.all(in: html).map { tag in
        let words = tag.attributes.map { "\($0.name)=[\($0.value)]" }
        return ([(tag.isClosing ? "/" : "") + tag.name] + words).joined(separator: " ")
    }
    #expect(tags == expected, sourceLocation: sourceLocation)
}

@Suite struct `Tags of raw HTML` {
    @Test func `have attributes in quotes of both kinds and none`() {
        check(
            #"<a id="x y" class='b"c' href=d/e?f=g>"#,
            has: [#"a id=[x y] class=[b"c] href=[d/e?f=g]"#])
    }

    @Test func `have attributes without values`() {
        check("<input disabled checked= ><b a=>", has: ["input disabled=[] checked=[]", "b a=[]"])
    }

    @Test func `are read in lower case, their values as written`() {
        check("<DIV ID=Top>x</Div>", has: ["div id=[Top]", "/div"])
    }

    @Test func `may close themselves and may have white space anywhere`() {
        check("<br/><img\n  src = \"a\"\n/ ><p\t>", has: ["br", "img src=[a]", "p"])
    }

    @Test func `have references in their values decoded`() {
        check(
            #"<a href="?a=1&amp;b=&quot;&#39;&#x41;&copy;&#0;&x">"#,
            has: [#"a href=[?a=1&b="'A&copy;&#0;&x]"#])
    }

    @Test func `keep odd names as browsers do`() {
        check("<a =b=c \"d'><b-c:d>", has: ["a =b=[c] \"d'=[]", "b-c:d"])
    }

    @Test(arguments: ["<!-- <a> -->", "<!--><b><!-- -- <a> --!>", "<!---><b><!-- <a>"])
    func `are none in comments`(html: String) {
        check(html, has: html.contains("<b>") ? ["b"] : [])
    }

    @Test(arguments: [
        "<!doctype a>", "<?php a ?>", "</ a>", "</>", "a < b > c", "<1>", "<![CDATA[<a>",
    ])
    func `are none where no name stands`(html: String) {
        check(html, has: [])
    }

    @Test(arguments: ["<a", "<a b", "<a b=", "<a b='c>", "<a b=c", "<", "</", "</a", "<!", "<!-"])
    func `that never end are none`(html: String) {
        check(html, has: [])
    }

    @Test func `are none in elements whose content is text`() {
        check(
            "<script>'<a>' </scripts> <b></SCRIPT ><style><a></style/><textarea><a>",
            has: ["script", "/script", "style", "/style", "textarea"])
    }

    @Test func `know their places`() throws {
        let html = "é <a id=b c='d'>"
        let tag = try #require(HTMLTag.all(in: html).first)
        let bytes = Array(html.utf8)
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        #expect(text(tag.range) == "<a id=b c='d'>")
        #expect(tag.attributes.map { text($0.range) } == ["id=b", "c='d'"])
        #expect(tag.attributes.map { text($0.valueRange) } == ["b", "d"])
        #expect(tag["c"] == "d")
        #expect(tag["d"] == nil)
    }

    @Test func `are rewritten in the values that are given`() {
        let html = "<A HREF=x.html>é</A> <a href='y.html' id=z><!-- <a href=x.html> --> <a href>"
        let rewritten = HTMLTag.rewriting(html) { tag, attribute in
            tag.name == "a" && attribute.name == "href" ? "#\"\(attribute.value)&" : nil
        }
        #expect(
            rewritten == "<A HREF=\"#&quot;x.html&amp;\">é</A> <a href=\"#&quot;y.html&amp;\" id=z>"
                + "<!-- <a href=x.html> --> <a href=\"#&quot;&amp;\">")
    }
}

@Suite struct `Laws of tags` {
    /// Text of pieces that mean something to the reader.
    private static func html(_ generator: inout some RandomNumberGenerator) -> String {
        let pieces = [
            "<", ">", "</", "/", "!", "--", "-->", "<!--", "a", "id", "=", "\"", "'", " ", "\n",
            "é",
            "&amp;", "&", "script", "<script>", "</script>", "<a href=\"x\">", "<p>", "?",
        ]
        return (0..<Int.random(in: 0...30, using: &generator)).compactMap { _ in
            pieces.randomElement(using: &generator)
        }.joined()
    }

    @Test(arguments: 0..<10)
    func `places are in order and inside each other, and rewriting nothing changes nothing`(
        part: UInt64
    ) {
        for seed in (part * 200)..<(part * 200 + 200) {
            var generator = SplitMix64(state: seed)
            let html = Self.html(&generator)
            let tags = HTMLTag.all(in: html)
            var end = 0
            for tag in tags {
                #expect(tag.range.lowerBound >= end, "seed \(seed)")
                end = tag.range.lowerBound
                for attribute in tag.attributes {
                    #expect(attribute.range.lowerBound > end, "seed \(seed)")
                    #expect(
                        attribute.valueRange.lowerBound > attribute.range.lowerBound
                            && attribute.valueRange.upperBound <= attribute.range.upperBound,
                        "seed \(seed)")
                    end = attribute.range.upperBound
                }
                #expect(end < tag.range.upperBound, "seed \(seed)")
                end = tag.range.upperBound
            }
            #expect(end <= html.utf8.count, "seed \(seed)")
            #expect(HTMLTag.rewriting(html) { _, _ in nil } == html, "seed \(seed)")
            let same = HTMLTag.rewriting(html) { $1.value }
            func values(_ tags: [HTMLTag]) -> [[String]] {
                tags.map { tag in tag.attributes.map(\.value) }
            }
            #expect(values(HTMLTag.all(in: same)) == values(tags), "seed \(seed): \(html)")
        }
    }

    @Test(arguments: [
        "<", "<a ", "<!-", "<!--", "<a b='", "</", "<script>", "<script></s", "&", "<a b=&",
    ])
    func `a piece repeated two hundred thousand times does no harm`(piece: String) {
        let html = String(repeating: piece, count: 200_000)
        #expect(HTMLTag.rewriting(html) { _, _ in nil } == html)
    }
}

@Suite struct `Ids in raw HTML` {
    private func check(
        _ marked: String, are ids: [String],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let marked = MarkedText(marked)
        let anchors = document(marked.text).htmlAnchors
        #expect(anchors.map(\.id) == ids, sourceLocation: sourceLocation)
        #expect(anchors.map(\.location) == marked.places, sourceLocation: sourceLocation)
    }

    @Test func `stand in blocks and in text`() {
        check(
            "<div id=\"1️⃣a\">\n  <p id=2️⃣b>\n</div>\n\né <i id='3️⃣c'>x</i> <a name=\"4️⃣d\"></a>",
            are: ["a", "b", "c", "d"])
    }

    @Test func `stand in quotes, items and cells`() {
        check("> - <p\n>   id=\"1️⃣a\">\n\n| a |\n|---|\n| <b id=\"2️⃣b\">x</b> |", are: ["a", "b"])
    }

    @Test func `of one text have places of their own`() {
        check("a <i id=\"1️⃣a\">x</i>\nb <i id=\"2️⃣a\">y</i>", are: ["a", "a"])
    }

    @Test func `are not in code, comments, escapes and end tags`() {
        check(
            "`<i id=\"a\">` \\<i id=\"b\">\n\n<!-- <i id=\"c\"> -->\n\n    <i id=\"d\">\n\n</i>",
            are: [])
    }

    @Test func `of a tag over lines in text have the place of the tag`() {
        check("a 1️⃣<i\nid=\"a\">x</i>", are: ["a"])
    }
}
