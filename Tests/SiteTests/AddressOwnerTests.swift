import Diagnostics
import TestSupport
import Testing

@testable import Addresses
@testable import Pages

/// The owner of an address, as far as a message shows it.
private func owner(_ address: String, _ kind: AddressOwner.Kind, _ name: String) -> AddressOwner {
    AddressOwner(
        address: address, kind: kind, name: name, location: SourceLocation(path: name, line: 1))
}

@Suite struct `Addresses` {
    private func check(
        _ owners: [AddressOwner], finds problems: [String],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        #expect(words(sameAddresses(owners)) == problems, sourceLocation: sourceLocation)
    }

    @Test func `are each of one owner`() {
        check([owner("a.html", .page, "a"), owner("b.html", .page, "b")], finds: [])
    }

    @Test func `with two owners are an error at the later one`() {
        check(
            [
                owner("a.xml", .output, "sitemap"), owner("a.xml", .file, "content/a.xml"),
                owner("a.xml", .asset, "templates/a.xml"),
            ],
            finds: [
                "(content/a.xml:1:1) this file and the output 'sitemap' both become 'a.xml' "
                    + "[same-address]",
                "(templates/a.xml:1:1) this asset and the output 'sitemap' both become 'a.xml' "
                    + "[same-address]",
            ])
    }

    @Test func `are no folders of others`() {
        check(
            [owner("a.html", .page, "content/a.md"), owner("a.html/b.html", .page, "c/b.md")],
            finds: [
                "(c/b.md:1:1) this page becomes 'a.html/b.html', but 'content/a.md' becomes the "
                    + "file 'a.html' [same-address]"
            ])
    }

    @Test func `of pages are those without numbers`() {
        let files = ["10-a.md": "", "20-a.md": "", "1-b/c.md": "", "2-b/c.md": ""]
        check(
            pages(files).value.map { AddressOwner($0) },
            finds: [
                "(content/2-b/c.md:1:1) this page and 'content/1-b/c.md' both become 'b/c.html' "
                    + "[same-address]",
                "(content/20-a.md:1:1) this page and 'content/10-a.md' both become 'a.html' "
                    + "[same-address]",
            ])
    }
}
