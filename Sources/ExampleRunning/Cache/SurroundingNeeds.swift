/// What of its surroundings a program may ask for, by the names that its object refers to.
///
/// A program that refers to none of them does the same wherever and whenever it runs. Only the
/// order of its threads may differ. It is better to name too many: a program that asks is run once
/// more, elsewhere.
struct SurroundingNeeds: OptionSet, Hashable, Sendable {
    let rawValue: Int

    /// Clock, chance, hashes, host, locale or time zone.
    static let variation = SurroundingNeeds(rawValue: 1)
    /// Files, among them its own source.
    static let files = SurroundingNeeds(rawValue: 2)
    /// Other programs, which nobody has looked into.
    static let programs = SurroundingNeeds(rawValue: 4)

    /// The number of these tables: what was found out by others is found out again.
    static let version = 1

    /// The needs of an object that refers to these names; nil is one whose names are not known.
    init(_ symbols: [String]?) {
        self = symbols == nil ? [.variation, .files] : []
        for symbol in symbols ?? [] {
            if Self.startedBy.contains(symbol) || symbol.contains("10Foundation7ProcessC") {
                insert(.programs)
            }
            if Self.readsFiles(symbol) { formUnion([.variation, .files]) }
            if Self.varies(symbol) { insert(.variation) }
        }
    }

    init(rawValue: Int) { self.rawValue = rawValue }

    private static func readsFiles(_ symbol: String) -> Bool {
        fileFunctions.contains(symbol) || foundation.contains { symbol.contains($0) }
    }

    private static func varies(_ symbol: String) -> Bool {
        functions.contains(symbol) || prefixes.contains { symbol.hasPrefix($0) }
            || parts.contains { symbol.contains($0) }
    }

    private static let fileFunctions: Set = [
        "access", "creat", "creat64", "fopen", "fopen64", "freopen", "freopen64", "fts_open",
        "getcwd", "glob", "glob64", "lstat", "lstat64", "mkdtemp", "mkstemp", "nftw", "open",
        "open64", "openat", "openat64", "opendir", "readlink", "realpath", "scandir", "stat",
        "stat64", "syscall",
    ]

    private static let startedBy: Set = [
        "execv", "execve", "execvp", "fork", "popen", "posix_spawn", "posix_spawnp", "system",
        "vfork",
    ]

    /// All of it, also what it adds to types of others: nobody can tell by its names what is in
    /// there.
    private static let foundation = [
        "10Foundation", "20FoundationEssentials", "30FoundationInternationalization",
        "20FoundationNetworking", "13FoundationXML",
    ]

    /// Of the C library.
    private static let functions: Set = [
        // Clock and time zone
        "clock", "clock_gettime", "ctime", "ctime_r", "ftime", "gettimeofday", "gmtime", "gmtime_r",
        "localtime", "localtime_r", "mktime", "strftime", "time", "timegm", "times", "tzset",
        // Chance
        "arc4random", "arc4random_buf", "arc4random_uniform", "drand48", "getentropy", "getrandom",
        "lrand48", "mrand48", "rand", "rand_r", "random", "random_r", "swift_stdlib_random",
        // Host, user and process
        "environ", "get_nprocs", "getegid", "getenv", "geteuid", "getgid", "gethostname",
        "getifaddrs", "getlogin", "getpgid", "getpid", "getppid", "getpwuid", "getrusage", "getsid",
        "gettid", "getuid", "pthread_self", "sysconf", "sysinfo", "uname",
        // Locale
        "localeconv", "nl_langinfo", "setlocale",
    ]

    /// Of mangled names: `Dictionary`, `Set`, `Hashable`, `ObjectIdentifier`, pointers, `Hasher`, and
    /// all of Dispatch.
    private static let prefixes = [
        "$sSD", "$sSh", "$sSH", "$sSO", "$sSV", "$sSv", "$sSP", "$sSp", "$ss6Hasher",
        "$s8Dispatch",
    ]

    /// Of mangled names: clocks, what draws lots, and `hashValue` of any type.
    private static let parts = [
        "Clock", "andom", "huffle", "InstantV", "ObjectIdentifier", "Hasher", "hash",
    ]
}
