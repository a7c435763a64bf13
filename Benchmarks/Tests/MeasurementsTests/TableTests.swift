import Measurements
import Testing

@Suite struct `The table` {
    @Test func `has a line for each row, and its columns one below another`() {
        let ratio = Spread([4.1, 3.9, 3.7])
        let rows = [
            Row(
                "a", "20 programs", against: "`swiftc`",
                .measured(
                    ratio, .timesAsFast, goal: .atLeast(must: 3.5, aim: 6),
                    absolute: "1.5 s, 6 s", laps: 3)),
            Row("d", "2 pages", against: "`hugo`", .missing("`hugo` is not installed")),
        ]
        let expected = """
            | row | sitegen does | against  | ratio, median (least–most)  | must  | aim | reached | medians of both | laps |
            | --- | ------------ | -------- | --------------------------- | ----- | --- | ------- | --------------- | ---- |
            | a   | 20 programs  | `swiftc` | **3.9** × as fast (3.7–4.1) | ≥ 3.5 | ≥ 6 | must    | 1.5 s, 6 s      | 3    |
            | d   | 2 pages      | `hugo`   | `hugo` is not installed     |       |     |         |                 |      |

            """
        #expect(Table(rows).markdown == expected)
    }

    @Test func `has no range where there was one lap`() {
        let row = Row(
            "f", "clone", against: "dependencies",
            .measured(Spread([1.2]), .timesTheTime, goal: nil, absolute: "", laps: 1))
        #expect(Table([row]).markdown.contains("| **1.2** × the time "))
    }
}
