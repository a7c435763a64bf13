import Markdown

/// A page with the script that keeps it up to date.
package struct LivePage: Sendable {
    /// The address of the page within the site.
    let name: String
    let version: Int
    let token: String

    package init(name: String, version: Int, token: String) {
        self.name = name
        self.version = version
        self.token = token
    }

    /// The HTML with the script before all others, so that it knows the page as it was served.
    package func made(of html: [UInt8]) -> [UInt8] {
        let place = Self.headStart(in: html) ?? html.count
        return html[..<place] + Array(tags.utf8) + html[place...]
    }

    private var tags: String {
        let folder = LiveAnswer.ownFolder
        return """
            <script class="sitegen" src="\(folder)live.js" defer data-page="\(HTML.escape(name))" \
            data-version="\(version)" data-token="\(token)"></script>\
            <link class="sitegen" rel="stylesheet" href="\(folder)live.css">
            """
    }

    /// The offset after the tag that opens the head; nil where there is none.
    private static func headStart(in html: [UInt8]) -> Int? {
        let tag = Array("<head".utf8)
        var index = 0
        while index + tag.count < html.count {
            guard html[index] == tag[0], html[index..<(index + tag.count)].elementsEqual(tag) else {
                index += 1
                continue
            }
            // Not the tag of a header.
            let next = html[index + tag.count]
            if next == UInt8(ascii: ">") || next == UInt8(ascii: " ") || next == UInt8(ascii: "\n")
            {
                return html[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
            }
            index += 1
        }
        return nil
    }
}
