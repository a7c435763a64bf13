/// What a program may use before it is ended.
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

    package init() {}
}
