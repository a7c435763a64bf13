let parcel = Task { "parcel" }
let money = Task { "money for the \(await parcel.value)" }
let receipt = Task { "receipt for the \(await money.value)" }
print(await receipt.value)
