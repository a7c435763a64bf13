import Foundation
import TestSupport
import Testing

@testable import Pages

@Suite struct `A colour` {
    @Test(arguments: [
        ("#b5390f", "#b5390f"), ("#B5390F", "#b5390f"), ("#fa0", "#ffaa00"), ("#000", "#000000"),
    ])
    func `is read in both notations of CSS`(_ text: String, _ colour: String) {
        #expect(Colour(text)?.text == colour)
    }

    @Test(arguments: ["", "#", "b5390f", "#b5390", "#b5390f0", "#ggg", "red", "#+12", "#１２３"])
    func `is nothing else`(_ text: String) {
        #expect(Colour(text) == nil)
    }

    @Test func `has the contrast that WCAG defines`() throws {
        let (black, white) = (try #require(Colour("#000")), try #require(Colour("#fff")))
        #expect(black.contrast(with: white) == 21)
        #expect(white.contrast(with: black) == 21)
        #expect(white.contrast(with: white) == 1)
        // The orange of Swift, and the best known grey: 3.54 and 4.54.
        let orange = try #require(Colour("#F05138"))
        #expect((orange.contrast(with: white) * 100).rounded() == 354)
        #expect((try #require(Colour("#767676")).contrast(with: white) * 100).rounded() == 454)
    }

    @Test func `has a luminance that the power of 2.4 gives`() throws {
        let black = try #require(Colour("#000"))
        for byte in stride(from: 11, through: 255, by: 4) {
            let grey = try #require(
                Colour("#" + String(repeating: String(format: "%02x", byte), count: 3)))
            let linear = pow((Double(byte) / 255 + 0.055) / 1.055, 2.4)
            #expect(abs(grey.contrast(with: black) - (linear + 0.05) / 0.05) < 1e-9)
        }
    }

    @Test func `has a shade that can be read, the colour itself where it can`() throws {
        var random = SplitMix64(seed: 3)
        let papers = [
            ["#ffffff", "#f6f7f9"].compactMap { Colour($0) },
            ["#121417", "#1a1d22"].compactMap { Colour($0) },
        ]
        for _ in 0..<300 {
            let number = Int.random(in: 0...0xFFFFFF, using: &random)
            let colour = try #require(Colour("#" + String(format: "%06x", number)))
            for paper in papers {
                let shade = try #require(colour.readable(on: paper))
                #expect(shade.isReadable(on: paper))
                #expect(!colour.isReadable(on: paper) || shade == colour)
            }
        }
    }
}
