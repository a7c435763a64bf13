var seller: Task<String, Never>?

let buyer = Task {
    print("the buyer waits for the parcel")
    let parcel = await seller!.value
    print("the buyer pays for the", parcel)
    return "money"
}
seller = Task {
    print("the seller waits for the money")
    let money = await buyer.value
    print("the seller has the", money)
    return "parcel"
}

try await Task.sleep(for: .milliseconds(400))
print("nobody has moved")
