import Diagnostics
import Testing

private let words = ["compile-fail", "exit", "file", "id", "no-run", "sketch"]

private func check(
    _ word: String, isNear near: String?, among candidates: [String] = words,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    #expect(nearMiss(of: word, among: candidates) == near, sourceLocation: sourceLocation)
}

@Suite struct `Near misses` {
    @Test func `a letter left out`() {
        check("no-rn", isNear: "no-run")
    }

    @Test func `a letter too much`() {
        check("skketch", isNear: "sketch")
    }

    @Test func `another letter`() {
        check("no_run", isNear: "no-run")
    }

    @Test func `neighbours swapped count once`() {
        check("xeit", isNear: "exit")
        check("fiel", isNear: "file")
    }

    @Test func `capitals do not count`() {
        check("NO-RUN", isNear: "no-run")
    }

    @Test func `a third of a long word may be wrong`() {
        check("compiles-fails", isNear: "compile-fail")
    }

    @Test func `more than a third is another word`() {
        check("skizze", isNear: nil)
    }

    @Test func `one letter of a short word may be wrong`() {
        check("ix", isNear: "id")
        check("xx", isNear: nil)
    }

    @Test func `the nearest is taken`() {
        check("cart", isNear: "cart", among: ["card", "cart", "care"])
    }

    @Test func `of equals the first in the alphabet`() {
        check("cark", isNear: "card", among: ["cart", "card"])
    }

    @Test func `what is too long for a word is near nothing`() {
        let long = String(repeating: "a", count: 1_000_000)
        check(long, isNear: nil, among: [long + "b"])
        check("ab", isNear: "a", among: ["a", long])
    }

    @Test func `nothing is near an empty set`() {
        check("exit", isNear: nil, among: [])
    }

    @Test func `something must be left of the word`() {
        check("a", isNear: nil, among: ["b"])
        check("", isNear: nil, among: ["b"])
    }

    @Test func `one letter may be too few`() {
        check("i", isNear: "id")
    }
}
