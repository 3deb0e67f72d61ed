using System.Data;
using Microsoft.Data.Sqlite;

namespace GraphQLApi.Cache.Database;

/// <summary>
/// A connection that keeps the statements of its commands prepared. Entity Framework makes a command for each query and throws it away, and with it
/// what SQLite made of the text, once for each level of every question.
/// </summary>
internal sealed class ReadingConnection(string connectionString) : SqliteConnection(connectionString)
{
    // A statement takes some kilobytes, and a connection of the pool serves few shapes of query at a time.
    private const int MostKept = 32;

    private readonly Dictionary<string, PreparedCommand> kept = new(StringComparer.Ordinal);
    private long given;
    private bool isClosing;

    public override SqliteCommand CreateCommand() => new ReadingCommand(this);

    /// <summary>Disposes the kept commands too: the connection knows all of its commands.</summary>
    public override void Close()
    {
        isClosing = true;
        base.Close();
    }

    // For one taker at a time: whoever asks for a text that is being read gets a command of their own.
    private PreparedCommand Take(string text) => kept.Remove(text, out var command) ? command : new PreparedCommand(text, this);

    private void GiveBack(PreparedCommand command)
    {
        if (isClosing)
        {
            return;
        }

        command.Parameters.Clear();
        command.GivenBack = ++given;
        if (command.IsRead || !kept.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
        else if (kept.Count > MostKept)
        {
            var oldest = kept.Values.MinBy(each => each.GivenBack)!; // there are some
            kept.Remove(oldest.CommandText);
            oldest.Dispose();
        }
    }

    private sealed class PreparedCommand : SqliteCommand
    {
        public PreparedCommand(string text, SqliteConnection connection)
        {
#pragma warning disable CA2100 // what the command says that it runs in the place of
            CommandText = text;
#pragma warning restore CA2100
            Connection = connection;
        }

        public bool IsRead => DataReader is not null;

        /// <summary>Number of the return after which it was not used.</summary>
        public long GivenBack { get; set; }
    }

    /// <summary>What a user of the connection sees: text and parameters, which are handed to a prepared command to run.</summary>
    private sealed class ReadingCommand : SqliteCommand
    {
        private readonly ReadingConnection owner;
        private PreparedCommand? prepared;

        public ReadingCommand(ReadingConnection owner) => Connection = this.owner = owner;

        public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
        {
            if (prepared?.CommandText != CommandText)
            {
                GiveBack();
                prepared = owner.Take(CommandText);
            }

            prepared.Parameters.Clear();
            foreach (SqliteParameter parameter in Parameters)
            {
                prepared.Parameters.Add(parameter);
            }

            return prepared.ExecuteReader(behavior);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                GiveBack();
            }

            base.Dispose(disposing);
        }

        private void GiveBack()
        {
            if (prepared is not null)
            {
                owner.GiveBack(prepared);
                prepared = null;
            }
        }
    }
}
