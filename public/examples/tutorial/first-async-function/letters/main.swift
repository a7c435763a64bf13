let salutation = try await write("Dear reader,", taking: .milliseconds(400))
let body = try await write("all is well.", taking: .zero)
print("\(salutation + body) characters")
