using GraphQLApi.Cache.Coverage;

namespace GraphQLApi.Tests.Cache.Coverage;

public sealed class LedgerEntryTests
{
    [Theory]
    [InlineData("", "10-20@100", "10-20@100")]
    [InlineData("0-30@100", "10-20@200", "0-10@100 10-20@200 20-30@100")] // split
    [InlineData("0-10@100 20-30@100", "5-25@200", "0-5@100 5-25@200 25-30@100")] // cut and bridged
    [InlineData("0-10@100 10-20@100", "0-20@200", "0-20@200")] // replaced
    [InlineData("0-10@100", "10-20@100", "0-20@100")] // nothing tells them apart
    [InlineData("0-10@100", "10-20@101", "0-10@100 10-20@101")]
    [InlineData("0-10@100", "10-20@100s", "0-10@100 10-20@100s")]
    [InlineData("0-10@100s", "0-10@200", "0-10@200")] // no longer saturated
    [InlineData("5-15@300", "0-20@200", "0-5@200 5-15@300 15-20@200")] // another process was there later
    [InlineData("5-15@100", "0-20@200f", "0-5@200f 5-15@100 15-20@200f")] // a failure takes nothing away
    [InlineData("0-20@200f", "5-15@100", "0-5@200f 5-15@100 15-20@200f")] // an older success is better than a failure
    [InlineData("0-20@200f", "0-20@300f", "0-20@300f")]
    [InlineData("0-10@100 10-20@200 20-30@100", "10-20@100", "0-10@100 10-20@200 20-30@100")]
    public void Adding_to_a_ledger(string around, string added, string expected) =>
        Assert.Equal(expected, Spans.Text(LedgerEntry.Add(Spans.Entries(around), Spans.Entry(added))));

    [Fact]
    public void Random_readings_agree_with_a_note_per_second()
    {
        var random = new Random(424242);
        for (var round = 0; round < 500; round++)
        {
            var notes = new (int ReadAt, bool Saturated, bool Failed)?[60];
            IReadOnlyList<LedgerEntry> ledger = [];
            for (var step = 0; step < 25; step++)
            {
                var from = random.Next(55);
                var to = from + 1 + random.Next(60 - from);
                var (readAt, saturated, failed) = (random.Next(5), random.Next(6) == 0, random.Next(4) == 0);
                saturated &= !failed;
                var added = new LedgerEntry(Spans.Range(from, to), Spans.At(readAt), saturated, failed);
                for (var second = from; second < to; second++)
                {
                    var better = notes[second] is not { } note || (note.Failed == failed ? readAt >= note.ReadAt : note.Failed);
                    notes[second] = better ? (readAt, saturated, failed) : notes[second];
                }

                var near = ledger.Where(entry => entry.Range.From <= added.Range.To && entry.Range.To >= added.Range.From).ToList();
                ledger = [.. ledger.Except(near).Concat(LedgerEntry.Add(near, added)).OrderBy(entry => entry.Range.From)];
            }

            Assert.Equal(Compact(notes), Spans.Text(ledger));
        }
    }

    private static string Compact((int ReadAt, bool Saturated, bool Failed)?[] notes)
    {
        var parts = new List<string>();
        for (var from = 0; from < notes.Length;)
        {
            var to = from + 1;
            while (to < notes.Length && Nullable.Equals(notes[to], notes[from]))
            {
                to++;
            }

            if (notes[from] is { } note)
            {
                parts.Add($"{from}-{to}@{note.ReadAt}{(note.Saturated ? "s" : "")}{(note.Failed ? "f" : "")}");
            }

            from = to;
        }

        return string.Join(' ', parts);
    }
}
