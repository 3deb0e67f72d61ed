using System.Text.Json;
using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Endpoints;

/// <summary>The parts of an interactionDetails record that the other endpoints repeat.</summary>
internal readonly struct RecordView(JsonElement record)
{
    public JsonElement Element => record;

    public bool IsVoice => Text("channel").Trim().Equals("voice", StringComparison.OrdinalIgnoreCase) || Text("channel") == "campaign";

    /// <summary>Raw codes differ from the display names of endpoint 1 (CONTRACT §5).</summary>
    public string ChannelCode => IsVoice ? "audiocodes" : Text("channel") is "whatsapp" or "telegram" ? Text("channel") : "rtm";

    public string CustomerPhone => TextIn("customerinfo", "CustomerPhone");

    public string CustomerEmail => TextIn("customerinfo", "CustomerEmail");

    public long? FirstVisit => Destinations.Select(entry => entry.Time("EnterTime")).FirstOrDefault(time => time is not null);

    public IEnumerable<RecordView> Destinations => Children("destinations");

    public IEnumerable<RecordView> Children(string name) =>
        record.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(item => new RecordView(item)) : [];

    public RecordView? Child(string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? new RecordView(value) : null;

    public string Text(string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    public long? Time(string name) => WireTime.TryParseLocal(Text(name), out long seconds) ? seconds : null;

    public string FirstText(string arrayName) =>
        record.TryGetProperty(arrayName, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).FirstOrDefault("")
            : "";

    private string TextIn(string parent, string name) => Child(parent)?.Text(name) ?? "";
}
