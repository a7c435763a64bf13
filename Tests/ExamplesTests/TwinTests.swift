import Testing

@testable import Runs

@Suite struct `A twin` {
    @Test(arguments: [
        ("a 0x12ab b\n", "a 0xff00 b\n", true), ("a", "a", true), ("", "", true),
        ("0x1", "0x2", true), ("0x1f: 1", "0x2f: 2", false), ("0x12", "0x123", false),
        ("x12", "x13", false), ("0xg", "0xh", false), ("1", "2", false),
        ("10x1 3", "20x1 3", false),
    ])
    func `may print other addresses`(one: String, other: String, isEqual: Bool) {
        #expect(Array(one.utf8).isEqualButForAddresses(to: Array(other.utf8)) == isEqual)
    }
}
