using GraphQLApi.Analytics.Metrics.Statistics;
using GraphQLApi.Analytics.Metrics.Time;
using GraphQLApi.Cache.Facts;

namespace GraphQLApi.Analytics.Metrics.Aggregation;

/// <summary>
/// How long agents were busy, each moment once however many contacts they had (SEMANTICS §4.6): the union of the intervals from acceptance to
/// the end of wrap-up, summed over agents; and of how long they were seen, summed over agents and local days.
/// </summary>
internal sealed class PresenceMeasure(string name) : Measure<AgentSegmentFacts>(name, FactColumns.None)
{
    protected override Accumulator<AgentSegmentFacts> Start(CellSpace space) => new Presences(space);

    private sealed class Presences(CellSpace space) : Accumulator<AgentSegmentFacts>, IPresences
    {
        private readonly ZoneClock clock = new(space.Zone, space.From, space.To);
        private readonly List<Contact> contacts = [];
        private Presence[] presences = [];

        public Presence Of(int cell) => presences[cell];

        public override void Grow(int cells) => CellArrays.Grow(ref presences, cells);

        public override void Add(AgentSegmentFacts facts, ReadOnlySpan<int> rows, ReadOnlySpan<int> cells)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var row = rows[i];
                if (facts.IsAccepted[row] && facts.End.TryGet(row, out var length))
                {
                    var accepted = facts.Time[row];
                    var assigned = facts.Assigned.TryGet(row, out var before) ? Math.Min(accepted, accepted + before) : accepted;
                    contacts.Add(new Contact(cells[i], facts.Agent[row], clock.LocalDay(accepted), assigned, accepted, accepted + length));
                }
            }
        }

        protected override void Complete()
        {
            contacts.Sort();
            var all = contacts.ToArray().AsSpan();
            while (!all.IsEmpty)
            {
                var agent = all[..Same(all, (left, right) => left.Cell == right.Cell && left.Agent == right.Agent)];
                ref var presence = ref presences[agent[0].Cell];
                presence.Busy += IntervalUnion.Length(Intervals(agent));
                all = all[agent.Length..];
                while (!agent.IsEmpty)
                {
                    var day = agent[..Same(agent, (left, right) => left.Day == right.Day)];
                    presence.BusyInRange += IntervalUnion.Length(Intervals(day), space.From, space.To);
                    presence.Seen += Seen(day);
                    agent = agent[day.Length..];
                }
            }
        }

        private long Seen(ReadOnlySpan<Contact> day)
        {
            var (first, last) = (long.MaxValue, long.MinValue);
            foreach (var contact in day)
            {
                first = Math.Min(first, contact.Assigned);
                last = Math.Max(last, contact.End);
            }

            return Math.Max(0, Math.Min(last, space.To) - Math.Max(first, space.From));
        }

        private static int Same(ReadOnlySpan<Contact> contacts, Func<Contact, Contact, bool> belong)
        {
            var count = 1;
            while (count < contacts.Length && belong(contacts[0], contacts[count]))
            {
                count++;
            }

            return count;
        }

        private static (long, long)[] Intervals(ReadOnlySpan<Contact> contacts)
        {
            var intervals = new (long, long)[contacts.Length];
            for (var i = 0; i < intervals.Length; i++)
            {
                intervals[i] = (contacts[i].Accepted, contacts[i].End);
            }

            return intervals;
        }
    }

    private readonly record struct Contact(int Cell, int Agent, long Day, long Assigned, long Accepted, long End) : IComparable<Contact>
    {
        public int CompareTo(Contact other) =>
            Cell != other.Cell ? Cell.CompareTo(other.Cell)
            : Agent != other.Agent ? Agent.CompareTo(other.Agent)
            : Day.CompareTo(other.Day);
    }
}

/// <summary>Milliseconds of agents' time.</summary>
internal struct Presence
{
    /// <summary>With at least one contact.</summary>
    public long Busy;

    /// <summary>Of it inside the asked range.</summary>
    public long BusyInRange;

    /// <summary>From the first assignment to the last end of each agent's local day, inside the asked range.</summary>
    public long Seen;
}

/// <summary>The presence of agents, by cell; known after the last row.</summary>
internal interface IPresences
{
    Presence Of(int cell);
}
