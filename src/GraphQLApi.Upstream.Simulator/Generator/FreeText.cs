namespace GraphQLApi.Upstream.Simulator.Generator;

/// <summary>Remarks, notes and feedback: several languages, line breaks, quotes and non-BMP characters (T33, T42).</summary>
internal static class FreeText
{
    private static readonly string[] Remarks =
    [
        "Customer asked about an invoice; agent explained it.", "Parcel located, new delivery date agreed.", "Password reset, login confirmed.",
        "Customer's line tested, engineer booked for tomorrow.", "Plan upgraded, contract sent by e-mail.", "Charge refunded as goodwill 🙂",
        "El cliente pidió hablar con un supervisor.", "Adresse geändert, Bestätigung folgt per Post.", "Called back later; no answer.\nWill try again.",
        "Complaint recorded: “too long in the queue”.", "客户询问账单，已解释。", "Cancellation withdrawn after a new offer.",
    ];

    private static readonly string[] Feedback = ["terrible", "too long", "ok", "good", "great service, thank you!"];

    public static string Remark(int index) => Remarks[index % Remarks.Length];

    public static string ForScore(int score) => Feedback[Math.Clamp(score, 1, 5) - 1];
}
