using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Facts.Memory;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Tests.Cache.Facts;

public sealed class FactMemoryTests
{
    private static readonly FactVersion First = new(1, 1);

    // Each day takes 1,024 bytes beside its columns.
    [Theory]
    [InlineData(10_000, "1:500 2:500 3:500", "1 2 3", 4572)]
    [InlineData(4_000, "1:500 2:500 3:500", "2 3", 3048)]
    [InlineData(4_000, "1:500 2:500 1? 3:500", "1 3", 3048)]
    [InlineData(4_000, "1:500 2:2000 3:500", "3", 1524)]
    [InlineData(4_000, "1:500 1:600 1:700", "1", 1724)]
    [InlineData(4_000, "1:500 2:5000", "", 0)]
    [InlineData(0, "1:0", "", 0)]
    public void What_was_used_longest_ago_makes_room(long budget, string steps, string held, long bytes)
    {
        var memory = new FactMemory(budget, () => 0);
        foreach (var step in steps.Split(' '))
        {
            var read = memory.NextRead();
            if (step.EndsWith('?'))
            {
                memory.Find(Visibility.All, FactPopulation.QueueVisits, int.Parse(step[..1], null), read);
            }
            else
            {
                memory.Keep(Visibility.All, FactPopulation.QueueVisits, Day(step), First, read);
            }
        }

        Assert.Equal(held, string.Join(' ', Enumerable.Range(1, 3).Where(day => memory.Find(Visibility.All, FactPopulation.QueueVisits, day, 0) is not null)));
        Assert.Equal(bytes, memory.Bytes);
    }

    [Fact]
    public void One_read_never_puts_out_what_it_has_used_itself()
    {
        var memory = new FactMemory(4_000, () => 0);
        var read = memory.NextRead();

        Assert.Equal([true, true, false, false], new[] { "1:500", "2:500", "3:500", "4:500" }.Select(day => memory.Keep(Visibility.All, FactPopulation.Sessions, Day(day), First, read)));
        Assert.NotNull(memory.Find(Visibility.All, FactPopulation.Sessions, 1, read));
    }

    [Fact]
    public void Dictionaries_take_their_part_of_the_budget()
    {
        var texts = 0L;
        var memory = new FactMemory(4_000, () => texts);
        Assert.True(memory.Keep(Visibility.All, FactPopulation.Sessions, Day("1:500"), First, 1));
        texts = 2_000;

        Assert.True(memory.Keep(Visibility.All, FactPopulation.Sessions, Day("2:500"), First, 2));
        Assert.Null(memory.Find(Visibility.All, FactPopulation.Sessions, 1, 3));
    }

    [Fact]
    public void A_day_of_one_population_is_not_that_of_another()
    {
        var memory = new FactMemory(10_000, () => 0);
        memory.Keep(Visibility.All, FactPopulation.Sessions, Day("1:10"), First, 1);

        Assert.Null(memory.Find(Visibility.All, FactPopulation.Conversations, 1, 1));
    }

    [Fact]
    public void A_day_of_one_caller_is_not_that_of_another()
    {
        var memory = new FactMemory(10_000, () => 0);
        memory.Keep(Visibility.All, FactPopulation.Sessions, Day("1:10"), First, 1);
        var limited = new Visibility(["qu-1"], null);
        Assert.Null(memory.Find(limited, FactPopulation.Sessions, 1, 1));

        memory.Keep(limited, FactPopulation.Sessions, Day("1:20"), First, 2);
        Assert.Equal(10, memory.Find(Visibility.All, FactPopulation.Sessions, 1, 3)?.Facts.Bytes);
        Assert.Equal(20, memory.Find(new Visibility(["qu-1"], null), FactPopulation.Sessions, 1, 3)?.Facts.Bytes);
    }

    private static QueueVisitFacts Day(string text) => new() { Day = int.Parse(text.Split(':')[0], null), Bytes = long.Parse(text.Split(':')[1], null) };
}
