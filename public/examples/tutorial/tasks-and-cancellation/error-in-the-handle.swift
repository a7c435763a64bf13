struct WrongAddress: Error {}

let delivery = Task {
    print("delivering")
    throw WrongAddress()
}
try await Task.sleep(for: .milliseconds(200))
print("no complaints so far")

print(await delivery.result)
