func greeting(for name: String) async -> String {
    "Hello, \(name)!"
}

for name in CommandLine.arguments.dropFirst() {
    print(await greeting(for: name))
}
