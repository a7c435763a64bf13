protocol Greeter {
    func greeting() async -> String
}

struct Receptionist: Greeter {
    func greeting() -> String { "Welcome!" }
}

let greeter: any Greeter = Receptionist()
print(await greeter.greeting())  // Prints "Welcome!"
