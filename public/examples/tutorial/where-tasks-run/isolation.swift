func report(_ mark: String, actor: (any Actor)? = #isolation) {
    print(mark, actor == nil ? "the pool" : "the main actor", separator: ": ")
}

func unmarked() async { report("no mark") }
nonisolated func free() async { report("nonisolated") }
@MainActor func bound() async { report("@MainActor") }
@concurrent func away() async { report("@concurrent") }
nonisolated(nonsending) func following() async { report("nonisolated(nonsending)") }

await unmarked()
await free()
await bound()
await away()
await following()
