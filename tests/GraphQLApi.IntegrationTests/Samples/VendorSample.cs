using System.Globalization;
using System.Text.Json.Nodes;
using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Samples;

/// <summary>The vendor's published documents; they lie beside the repository, not in it.</summary>
internal static class VendorSample
{
    public static string Read(string name)
    {
        var file = TestRepository.Sample(name);
        Assert.SkipWhen(file is null, $"The vendor's sample {name} does not lie in ../shared/upstream/samples beside the repository.");
        return File.ReadAllText(file!); // skipped above
    }

    /// <summary>
    /// The five published rows, rendered for −330, as a server asked at offset 0 would send them: naive times 330 minutes earlier, and the
    /// end of bot rows without finalStatus, which was shifted twice, 660 minutes earlier (trap T1).
    /// </summary>
    public static string RecordsAtOffsetZero()
    {
        var page = JsonNode.Parse(Read("interactionDetails.response.seed.json"))!.AsObject(); // a document
        foreach (var row in page["data"]!.AsArray().Select(row => row!.AsObject())) // rows are objects
        {
            var isShiftedTwice = row["conversationId"] is null && row["finalStatus"] is null;
            Shift(row, 330);
            if (isShiftedTwice)
                row["sessionEndTime"] = Earlier(row["sessionEndTime"]!.GetValue<string>(), 330); // every row has one
        }

        return page.ToJsonString();
    }

    private static void Shift(JsonNode node, int minutes)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array.Where(item => item is not JsonValue))
                Shift(item!, minutes); // arrays hold objects
        }
        else if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToArray())
            {
                if (value is JsonValue text && text.TryGetValue<string>(out var time) && IsNaiveTime(time))
                    members[name] = Earlier(time, minutes);
                else if (value is not null and not JsonValue)
                    Shift(value, minutes);
            }
        }
    }

    private static bool IsNaiveTime(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string Earlier(string time, int minutes) =>
        DateTime.ParseExact(time, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture).AddMinutes(-minutes).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
