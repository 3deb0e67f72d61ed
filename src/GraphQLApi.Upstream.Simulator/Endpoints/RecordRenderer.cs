using System.Buffers;
using System.Text.Json;
using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Endpoints;

/// <summary>
/// A stored record as one request sees it: L times in its zone, optional blocks only when selected. Everything else is copied byte for
/// byte, so that unknown keys and odd numbers of a replayed file reach the caller as they are.
/// </summary>
internal sealed class RecordRenderer(int timeZoneOffset, IReadOnlySet<string> selectedFields, bool doubleZoneShift)
{
    private static readonly string[] OptionalBlocks = ["skills", "customerinfo", "userleveltags", "sessionleveltags", "campaigninfo"];

    private static readonly string[] LocalTimes =
    [
        "EnterTime", "assignedAt", "acceptedTime", "firstResponseTime", "interactionEndTime", "afterCallWorkEndTime", "consultingEndTime",
        "joinedAt", "end",
    ];

    private readonly string[] unselected = [.. OptionalBlocks.Where(block => !selectedFields.Contains(block))];
    private readonly bool dropsSnooze = !selectedFields.Contains("snoozeinfo");

    public void Render(ReadOnlySpan<byte> record, IBufferWriter<byte> output)
    {
        var endShift = doubleZoneShift && timeZoneOffset != 0 && IsShiftedTwice(record) ? 2 : 1;
        var copy = new Copy(record, output);
        var reader = new Utf8JsonReader(record);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            if (reader.CurrentDepth > 1)
                RenderInDestination(ref reader, ref copy);
            else if (Names(ref reader, unselected))
                copy.Cut(ref reader);
            else if (reader.ValueTextEquals("sessionStartTime"u8))
                copy.Shift(ref reader, timeZoneOffset);
            else if (reader.ValueTextEquals("sessionEndTime"u8))
                copy.Shift(ref reader, timeZoneOffset * endShift);
            else if (!reader.ValueTextEquals("destinations"u8))
                reader.Skip();
        }

        copy.Finish();
    }

    private void RenderInDestination(ref Utf8JsonReader reader, ref Copy copy)
    {
        if (dropsSnooze && reader.ValueTextEquals("snoozeinfo"u8))
            copy.Cut(ref reader);
        else if (timeZoneOffset != 0 && Names(ref reader, LocalTimes))
            copy.Shift(ref reader, timeZoneOffset);
    }

    /// <summary>T1, the rule that fits the vendor's sample: a bot-only row without <c>finalStatus</c>.</summary>
    private static bool IsShiftedTwice(ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("conversationId"u8) || reader.ValueTextEquals("finalStatus"u8))
                return false;
            reader.Skip();
        }

        return true;
    }

    private static bool Names(ref Utf8JsonReader reader, string[] names)
    {
        foreach (var name in names)
        {
            if (reader.ValueTextEquals(name))
                return true;
        }

        return false;
    }

    private ref struct Copy(ReadOnlySpan<byte> record, IBufferWriter<byte> output)
    {
        private readonly ReadOnlySpan<byte> record = record;
        private readonly IBufferWriter<byte> output = output;
        private int copied;

        /// <summary>Leaves out the property the reader stands on, with one of its two commas.</summary>
        public void Cut(ref Utf8JsonReader reader)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var end = (int)reader.BytesConsumed;
            while (start > copied && IsBlank(record[start - 1]))
                start--;
            if (start > copied && record[start - 1] == (byte)',')
            {
                start--;
            }
            else
            {
                while (IsBlank(record[end]))
                    end++;
                if (record[end] == (byte)',')
                    end++;
            }

            CopyUntil(start);
            copied = end;
        }

        /// <summary>UTC to local: the offset has JavaScript's sign, UTC − local in minutes.</summary>
        public void Shift(ref Utf8JsonReader reader, int minutes)
        {
            reader.Read();
            if (minutes == 0 || reader.TokenType != JsonTokenType.String || !WireTime.TryParseLocal(reader.ValueSpan, out var time))
            {
                reader.Skip();
                return;
            }

            CopyUntil((int)reader.TokenStartIndex + 1);
            WireTime.WriteLocal(time.AddMinutes(-minutes), output.GetSpan(WireTime.LocalLength));
            output.Advance(WireTime.LocalLength);
            copied += WireTime.LocalLength;
        }

        public void Finish() => CopyUntil(record.Length);

        private void CopyUntil(int end)
        {
            output.Write(record[copied..end]);
            copied = end;
        }

        private static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t';
    }
}
