/// What a program, and the compiler for it, may use before it is ended.
package struct ProgramLimits: Hashable, Sendable {
    /// Bytes of its data segment (`RLIMIT_DATA`).
    package var memory = 1 << 30
    /// Bytes of a file that it writes (`RLIMIT_FSIZE`).
    package var file = 64 << 20
    /// Bytes of each of its two streams; as many are kept.
    package var output = 1 << 20
    /// Processes that it starts, itself included.
    package var processes = 64
    /// How long the compiler may work on it.
    package var compileTime: Duration = .seconds(120)
    /// Bytes of memory that the compiler may use for it. The largest examples we know take 120 MB,
    /// a module of a hundred heavy ones 860.
    package var compileMemory = 2 << 30

    /// Bytes of a file that the compiler writes: a program, or a module of the system's headers that
    /// it keeps, of which the largest has 11 MB.
    package static let compileFile = 1 << 30
    /// Bytes of each stream of the compiler.
    package static let compileOutput = 4 << 20
    /// Processes of the compiler, which starts at most three at a time, and one for each macro
    /// package.
    package static let compileProcesses = 64

    package init() {}
}
