import Foundation
import Measurements

extension Suite {
    /// Rows a and b: many programs, cold and warm, against the compiler started for each.
    func programRows(comments: Bool, _ names: Set<RowName>) throws -> [Row] {
        let book = try Book(programs: programs, comments: comments, seed: seed, in: workspace)
        let hasWarm = names.contains(.b) && !comments
        let inTurn = "`swiftc` in turn"
        let atOnce = "`xargs -P\(Book.cores)`"
        let cold = check("cold", book.site, examples: programs) { _ in try forgetResults() }
        let warm = check("warm", book.site, examples: programs, times: timesOfShort)
        let rivals = [book.swiftc(inTurn, atOnce: 1), book.swiftc(atOnce, atOnce: Book.cores)]
        let race = try Race(
            comments ? "a, with comments" : hasWarm ? "a and b" : "a", laps: laps,
            [cold] + (hasWarm ? [warm, swiftcHello(times: timesOfShort)] : [])
                + (names.contains(.a) ? rivals : []))
        let what = "\(programs) programs\(comments ? ", a third with comments" : "")"
        var rows: [Row] = []
        if names.contains(.a) {
            let goals: (Goal, Goal) =
                comments
                ? (.atLeast(must: 2.5, aim: 4), .atLeast(must: 1.2, aim: 1.9))
                : (.atLeast(must: 3.5, aim: 6), .atLeast(must: 1.6, aim: 2.75))
            for (rival, goal) in [(inTurn, goals.0), (atOnce, goals.1)] {
                rows.append(
                    Row(
                        "a", "\(what), cold", against: rival,
                        race.result("cold", against: rival, .timesAsFast, goal)))
            }
        }
        if hasWarm {
            rows.append(
                Row(
                    "b", "\(what), warm", against: "cold",
                    race.result(
                        "warm", against: "cold", .timesTheTime, .atMost(must: 0.03, aim: nil))))
            rows.append(
                Row(
                    "b", "\(what), warm", against: "`swiftc hello`",
                    race.result(
                        "warm", against: "`swiftc hello`", .timesTheTime,
                        .atMost(must: nil, aim: 1))))
        }
        return rows
    }

    /// Row c: one of many programs edited, against the compiler and the program itself.
    func editedRows() throws -> [Row] {
        let book = try Book(programs: programs, comments: false, seed: seed, in: workspace)
        let rival = "`swiftc` of it, and running it"
        _ = try Race("c, before it", laps: 1, [check("all", book.site, examples: programs)])
        let race = try Race(
            "c", laps: 2 * laps + 1,
            [
                check("edited", book.site, examples: programs, prepare: book.edit),
                book.swiftcOfEdited(rival),
            ])
        return [
            Row(
                "c", "one of \(programs) programs edited", against: rival,
                race.result("edited", against: rival, .timesTheTime, .atMost(must: 1.3, aim: 0.5)))
        ]
    }

    /// The smallest program, cold and warm, against compiling it.
    func helloRows() throws -> [Row] {
        let race = try Race(
            "hello", laps: 4 * laps - 1,
            [
                check("cold", "hello", examples: 1) { _ in try forgetResults() },
                check("warm", "hello", examples: 1), swiftcHello(),
            ])
        let goals = [
            ("cold", Goal.atMost(must: 1.2, aim: 0.7)), ("warm", .atMost(must: 0.2, aim: 0.1)),
        ]
        return goals.map { name, goal in
            Row(
                "hello", "one hello world, \(name)", against: "`swiftc hello`",
                race.result(name, against: "`swiftc hello`", .timesTheTime, goal))
        }
    }

    /// The debug build, which `swift run` gives, checks the site of this repository.
    func debugRows() throws -> [Row] {
        guard let debugSitegen else { return [] }
        let command = workspace.command(debugSitegen, ["check", "-C", repository.path])
        let check = Contestant(name: "debug build", command: command) { _ in
            guard try workspace.text(of: "output").contains(" passed") else {
                throw Failure("the site of the repository has no examples")
            }
        }
        _ = try Race("debug, before it", laps: 1, [check])
        let race = try Race("debug", laps: laps, [check, swiftcHello(times: timesOfShort)])
        return [
            Row(
                "debug", "debug build, this repository's site, warm", against: "`swiftc hello`",
                race.result(
                    check.name, against: "`swiftc hello`", .timesTheTime, .atMost(must: 5, aim: 3)))
        ]
    }
}
