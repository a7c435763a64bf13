import Foundation
import Measurements
import Workloads

extension Suite {
    /// Row d: pages whose Swift blocks are sketches, against other programs that render markdown.
    func sketchRows() throws -> [Row] {
        let site = SketchSite.flat(pages: pages, bytes: 20_000, seed: seed)
        try write(site, to: "sketches")
        var contestants = [build("`sitegen build`", "sketches", pages: pages)]
        let rivals: [(name: String, goal: Goal, contestant: () throws -> Contestant)] = [
            ("cmark-gfm", .atMost(must: 5, aim: 3), { cmark(site) }),
            ("hugo", .atMost(must: 1, aim: 1.0 / 8), { try hugo(site) }),
        ]
        let missing = rivals.map(\.name).filter { name in
            workspace.printed(by: name, [name == "hugo" ? "version" : "--version"]) == nil
        }
        for rival in rivals where !missing.contains(rival.name) {
            contestants.append(try rival.contestant())
        }
        let race = try Race("d", laps: laps, contestants)
        return rivals.map { name, goal, _ in
            Row(
                "d", "\(pages) pages of 20 kB, blocks as sketches", against: "`\(name)`",
                missing.contains(name)
                    ? .missing("`\(name)` is not installed")
                    : race.result("`sitegen build`", against: "`\(name)`", .timesTheTime, goal))
        }
    }

    /// Row e: how time, bytes and memory grow with the number of pages.
    func sizeRows() throws -> [Row] {
        for size in sizes {
            let site = SketchSite.nested(pages: size, bytes: 4_000, seed: seed)
            try write(site, to: "pages-\(size)")
        }
        let race = try Race(
            "e", laps: laps, sizes.map { build("\($0) pages", "pages-\($0)", pages: $0) })
        let bytes = try sizes.map {
            try workspace.contents(of: "pages-\($0)/public", ending: ".html").bytes
        }
        let growth = zip(sizes.indices, sizes.indices.dropFirst()).flatMap { small, large in
            let (name, rival) = ("\(sizes[large]) pages", "\(sizes[small]) pages")
            let factor = Double(sizes[large]) / Double(sizes[small])
            let goal =
                large == sizes.count - 1
                ? Goal.atMost(must: 1.1 * factor, aim: 1.05 * factor) : nil
            let written = Row.Result.measured(
                Spread([bytes[large] / bytes[small]]), .timesTheBytes, goal: goal,
                absolute: "\(bytes[large].asBytes), \(bytes[small].asBytes)", laps: 1)
            return [
                Row(
                    "e", name, against: rival,
                    race.result(name, against: rival, .timesTheTime, goal)),
                Row("e", name, against: rival, written),
            ]
        }
        let memory = sizes.map { size in
            let peaks = race.peaks(of: "\(size) pages")
            return Row(
                "e", "\(size) pages, peak", against: "1 GB",
                .measured(
                    Spread(peaks.map { $0 / 1e9 }), .timesTheMemory,
                    goal: .atMost(must: 1, aim: nil),
                    absolute: Spread(peaks).median.asBytes, laps: laps))
        }
        return growth + memory
    }

    private func write(_ site: SketchSite, to folder: String) throws {
        report("\(folder): writing \(site.paths.count) pages")
        try workspace.write("title: Sketches\n", to: "\(folder)/sitegen.yml")
        for index in site.paths.indices {
            try workspace.write(site.text(of: index), to: "\(folder)/content/\(site.paths[index])")
        }
    }

    /// One process for all pages, with the extensions that `sitegen` has on; one file of HTML.
    private func cmark(_ site: SketchSite) -> Contestant {
        let extensions = ["table", "strikethrough", "autolink", "tasklist"].flatMap { ["-e", $0] }
        return Contestant(
            name: "`cmark-gfm`",
            command: workspace.command(
                "cmark-gfm", extensions + site.paths, in: "sketches/content", output: "cmark.html"),
            verify: { _ in
                let written = try workspace.path("cmark.html").resourceValues(forKeys: [
                    .fileSizeKey
                ])
                guard written.fileSize ?? 0 >= 18_000 * pages else {
                    throw Failure("cmark-gfm did not write all pages")
                }
            })
    }

    /// The same pages as a site of Hugo, with a trivial layout, colours on, and nothing but pages.
    private func hugo(_ site: SketchSite) throws -> Contestant {
        try workspace.write(
            """
            baseURL = "/"
            disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
            [markup.highlight]
            noClasses = false

            """, to: "hugo/hugo.toml")
        for layout in ["home", "page", "section"] {
            try workspace.write(
                "<!doctype html><title>{{ .Title }}</title>{{ .Content }}\n",
                to: "hugo/layouts/\(layout).html")
        }
        for index in site.paths.indices {
            // To Hugo a folder with an index.md is one page, and the others are its resources.
            let path = site.paths[index] == "index.md" ? "_index.md" : site.paths[index]
            try workspace.write(site.text(of: index), to: "hugo/content/\(path)")
        }
        return Contestant(
            name: "`hugo`", command: workspace.command("hugo", ["--quiet"], in: "hugo"),
            prepare: { _ in try workspace.remove("hugo/public") },
            verify: { _ in
                let written = try workspace.contents(of: "hugo/public", ending: ".html")
                guard written.files >= pages, written.bytes >= Double(18_000 * pages) else {
                    throw Failure("hugo wrote \(written.files) of \(pages) pages")
                }
            })
    }
}
