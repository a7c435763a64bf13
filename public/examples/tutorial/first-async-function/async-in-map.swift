func greeting(for name: String) async -> String {
    "Hello, \(name)!"
}

let greetings = ["Ada", "Grace"].map { await greeting(for: $0) }
