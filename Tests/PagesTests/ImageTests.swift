import Diagnostics
import TestSupport
import Testing

@testable import Images
@testable import Pages

private func big(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(number >> (8 * $0) & 0xFF) }
}

private func little(_ number: Int, _ count: Int) -> [UInt8] { big(number, count).reversed() }

/// The beginnings of images of 300 by 200 pixels, in each format.
private let beginnings: [String: [UInt8]] = [
    "PNG": [0x89] + Array("PNG\r\n\u{1A}\n".utf8) + big(13, 4) + Array("IHDR".utf8) + big(300, 4)
        + big(200, 4),
    "GIF": Array("GIF89a".utf8) + little(300, 2) + little(200, 2),
    "JPEG": [0xFF, 0xD8, 0xFF, 0xE0] + big(4, 2) + [0, 0] + [0xFF, 0xFF, 0xC2] + big(11, 2) + [8]
        + big(200, 2) + big(300, 2),
    "JPEG held upright": [0xFF, 0xD8, 0xFF, 0xE1] + big(34, 2) + Array("Exif\0\0".utf8)
        + Array("II*\0".utf8) + little(8, 4) + little(1, 2) + little(0x112, 2) + little(3, 2)
        + little(1, 4) + little(6, 4) + little(0, 4) + [0xFF, 0xC0] + big(11, 2) + [8] + big(300, 2)
        + big(200, 2),
    "WebP, lossy": Array("RIFF\0\0\0\0WEBPVP8 \0\0\0\0".utf8) + [0, 0, 0, 0x9D, 1, 0x2A]
        + little(300 | 1 << 14, 2) + little(200, 2),
    "WebP, lossless": Array("RIFF\0\0\0\0WEBPVP8L\0\0\0\0".utf8) + [0x2F]
        + little(299 | 199 << 14, 4),
    "WebP, extended": Array("RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0".utf8) + little(299, 3)
        + little(199, 3),
]

private func size(_ bytes: [UInt8]) throws -> [Int] {
    let size = try ImageSize(of: bytes)
    return [size.width, size.height]
}

@Suite struct `The size of an image` {
    @Test(arguments: beginnings.keys.sorted())
    func `is read off its beginning`(format: String) throws {
        let bytes = try #require(beginnings[format])
        #expect(try size(bytes) == [300, 200])
        #expect(try size(bytes + [1, 2, 3]) == [300, 200])
    }

    @Test(arguments: beginnings.keys.sorted())
    func `is not read off a part of its beginning`(format: String) throws {
        let bytes = try #require(beginnings[format])
        let name = String(format.prefix { $0.isLetter })
        for count in 0..<bytes.count {
            let failure = #expect(throws: ImageSize.Failure.self) {
                try size(Array(bytes.prefix(count)))
            }
            #expect(count < 16 || failure == .broken(format: name), "\(count) bytes")
        }
    }

    @Test(arguments: [
        ("<svg width=\"300\" height='200px'>", [300, 200]),
        (
            "<?xml version=\"1.0\"?><!DOCTYPE svg><!-- <svg> -->\n<svg viewBox=\"0 0 300 200\">",
            [300, 200]
        ),
        ("<svg width='150' viewBox='0,0,300,200'>", [150, 100]),
        ("<svg width='100%' height='100' viewBox='0 0 300 200'>", [150, 100]),
        ("<svg width='1in' height='72pt'>", [96, 96]),
    ])
    func `is read off the first element of an SVG`(text: String, expected: [Int]) throws {
        #expect(try size(Array(text.utf8)) == expected)
    }

    @Test(arguments: [
        "<svg>", "<svg width='0' height='1'>", "<svg width='10'>", "<svg viewBox='0 0 0 5'>",
        "<svg width='1e99' height='1'>", "<svg width='nan' height='inf'>",
    ])
    func `may be missing in an SVG`(text: String) {
        #expect(throws: ImageSize.Failure.noSize) { try size(Array(text.utf8)) }
    }

    @Test(arguments: ["", "text", "<html>", "BM"])
    func `is that of a known format`(text: String) {
        #expect(throws: ImageSize.Failure.unknownFormat) { try size(Array(text.utf8)) }
    }

    @Test func `does no harm for random bytes`() {
        for seed in 0..<2_000 as Range<UInt64> {
            var generator = SplitMix64(seed: seed)
            let start = beginnings.sorted { $0.key < $1.key }.map(\.value).randomElement(
                using: &generator)
            var bytes = start ?? []
            for _ in 0..<Int.random(in: 0...4, using: &generator) {
                bytes[Int.random(in: bytes.indices, using: &generator)] = .random(
                    in: 0...255, using: &generator)
            }
            _ = try? ImageSize(of: bytes)
        }
    }
}

@Suite struct `Images of a page` {
    private let named = [
        "a.png": beginnings["PNG"] ?? [], "b.svg": Array("<svg>".utf8),
        "c.gif": Array("GIF89a".utf8),
        "d.avif": Array("ftyp".utf8), "e.jpg": Array("text".utf8),
        "a~dark.png": beginnings["GIF"] ?? [],
    ]

    private func check(
        _ marked: String, are expected: [String], finds problems: [String] = [],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let marked = MarkedText(marked, path: "content/x.md")
        let page = try #require(pages(["x.md": marked.text]).value.first)
        let images = page.images(among: named)
        let words = images.value.sorted { $0.key < $1.key }.map { _, image in
            (image.size.map { "\($0.width)×\($0.height)" } ?? "–")
                + (image.dark.map { " \($0)" } ?? "")
        }
        #expect(words == expected, sourceLocation: sourceLocation)
        #expect(
            TestSupport.words(images.diagnostics, in: marked) == problems,
            sourceLocation: sourceLocation)
    }

    @Test func `have their sizes and their variants for dark colours`() throws {
        try check(
            "[a](a.png) ![a](a.png) <img src=\"./a.png\" alt=\"\">",
            are: ["300×200 a~dark.png", "300×200 a~dark.png"])
    }

    @Test func `elsewhere, not there, or of another format have none`() throws {
        try check(
            "![a](https://a.example/a.png) ![b](none.png) ![c](d.avif)", are: ["–", "–", "–"])
    }

    @Test func `that are broken are pointed at`() throws {
        try check(
            "![a](1️⃣b.svg) ![b](2️⃣c.gif) ![c](3️⃣e.jpg)", are: ["–", "–", "–"],
            finds: [
                "1️⃣ 'b.svg' is an SVG image without a size [broken-image]",
                "2️⃣ 'c.gif' is a GIF image that is not whole: it does not say its size [broken-image]",
                "3️⃣ 'e.jpg' is no PNG, JPEG, GIF, WebP or SVG image [broken-image]",
            ])
    }

    @Test func `need words, unless they say that they have none`() throws {
        try check(
            "![](1️⃣a.png) ![ ](2️⃣a.png) <img src=\"3️⃣a.png\"> <img alt src=a.png> ![`a`](a.png)",
            are: Array(repeating: "300×200 a~dark.png", count: 5),
            finds: ["1️⃣", "2️⃣", "3️⃣"].map {
                "\($0) the image 'a.png' has no alternative text [missing-alt-text]"
            })
    }

    @Test func `are files that pages name, with their variants`() {
        #expect(
            namedFiles(pages(["x.md": "![a](a.png) <img src=b.svg alt=b> [c](c.gif)"]).value) == [
                "a.png", "a~dark.png", "b.svg", "b~dark.svg", "c.gif",
            ])
    }
}
