using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Generator;

/// <summary>Bends a finished record into the shape of a trap of CONTRACT §8.</summary>
internal sealed class RowTraps(SimulatorTraps active)
{
    private static readonly string[] StatusNames = ["smartStatus", "reason", "Reason", "statusDetail"];

    private static readonly (SimulatorTraps Trap, Action<JsonObject> Bend)[] Bends =
    [
        (SimulatorTraps.SessionEndsBeforeSegment, EndEarly),
        (SimulatorTraps.RoundedDuration, row => Edit(row, "interactionDuration", value => value - 1)),
        (SimulatorTraps.MaskedIds, row => row["userId"] = row["userId"]!.GetValue<string>()[..33] + "xxxx"),
        (SimulatorTraps.ContradictingNames, row => Set(row, "metaInfo", "fullName", "John Smith")),
        (SimulatorTraps.SwappedPhones, SwapPhones),
        (SimulatorTraps.AgentAsUser, UseAgentAsUser),
        (SimulatorTraps.TwoReasons, row => row["Reason"] = row["reason"]?.DeepClone() ?? ""),
        (SimulatorTraps.CustomChannel, row => row["channel"] = "Jones "),
        (SimulatorTraps.MixedTypes, MixTypes),
        (SimulatorTraps.EmptyStatus, EmptyStatus),
        (SimulatorTraps.DashRemarks, row => Replace(row, "dispositionRemarks", new JsonArray("-"))),
        (SimulatorTraps.MissingBlocks, row => row.Remove("userleveltags", out _)),
    ];

    private readonly (SimulatorTraps Trap, Action<JsonObject> Bend)[] bends = [.. Bends.Where(bend => active.HasFlag(bend.Trap))];

    public ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> record, SimulatedSession session)
    {
        JsonObject? row = null;
        foreach (var (trap, bend) in bends)
        {
            if (!TrapRows.Show(active, trap, session.SessionId))
                continue;
            row ??= (JsonObject)JsonNode.Parse(record.Span)!;
            bend(row);
        }

        return row is null ? record : JsonSerializer.SerializeToUtf8Bytes(row, WireJson.Serializer);
    }

    private static void EndEarly(JsonObject row)
    {
        if (row.ContainsKey("conversationId")
            && WireTime.TryParseLocal(row["sessionStartTime"]!.GetValue<string>(), out long start)
            && WireTime.TryParseLocal(row["sessionEndTime"]!.GetValue<string>(), out long end))
            row["sessionEndTime"] = WireTime.Local(Math.Max(start, end - 300));
    }

    private static void SwapPhones(JsonObject row)
    {
        if (row["Direction"]?.GetValue<string>() != "Outbound" || row["customerinfo"] is not JsonObject info)
            return;
        var (customer, centre) = (info["CustomerPhone"]!.GetValue<string>(), info["CenterPhone"]!.GetValue<string>());
        (info["CustomerPhone"], info["CenterPhone"]) = (centre, customer);
    }

    private static void UseAgentAsUser(JsonObject row)
    {
        if (Segments(row).FirstOrDefault() is not { } segment)
            return;
        row["userId"] = segment["agentId"]!.GetValue<string>();
        segment["email"] = segment["email"]!.GetValue<string>().Replace('.', ' ').Replace(" example ", ".example.", StringComparison.Ordinal);
    }

    private static void EmptyStatus(JsonObject row)
    {
        foreach (var name in StatusNames.Where(row.ContainsKey))
            row[name] = "";
    }

    private static void MixTypes(JsonObject row)
    {
        row["channelSpecificUserId"] = null;
        if (row["isVoicemail"] is { } voicemail)
            row["isVoicemail"] = voicemail.GetValue<string>() == "YES";
    }

    private static void Edit(JsonObject row, string name, Func<long, long> edit)
    {
        foreach (var segment in Segments(row).Where(segment => segment.ContainsKey(name)))
            segment[name] = edit(long.Parse(segment[name]!.ToJsonString(), CultureInfo.InvariantCulture));
    }

    private static IEnumerable<JsonObject> Segments(JsonObject row) =>
        (row["destinations"] as JsonArray ?? []).OfType<JsonObject>().Select(entry => entry["respondingAgent"] as JsonObject ?? entry)
            .Where(segment => segment.ContainsKey("agentId"));

    private static void Set(JsonObject row, string parent, string name, string value)
    {
        if (row[parent] is JsonObject bag)
            bag[name] = value;
    }

    private static void Replace(JsonObject row, string name, JsonArray value)
    {
        if (row.ContainsKey(name))
            row[name] = value;
    }
}
