using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GraphQLApi.Cache;

/// <summary>
/// Binds Entity Framework's SQLite provider to the native library. Microsoft.Data.Sqlite 10 asks for SQLitePCLRaw 2.1, of which only 2.0.6
/// restores: the same API, a lower assembly version. So the first request for it is answered with what lies beside the program.
/// </summary>
public static class SqliteNative
{
    // What Microsoft.Data.Sqlite's provider imports, and Debian's name of the patched library of the system.
    private const string BundledName = "e_sqlite3";
    private const string SystemName = "libsqlite3.so.0";

    // The bundled one: RETURNING and window functions. An older system library would be a step back.
    private const int BundledVersion = 3_035_005;

    /// <summary>Which SQLite answers and where it comes from, for instance <c>SQLite 3.40.1 (libsqlite3.so.0)</c>: the start-up log's line.</summary>
    public static string Description => $"SQLite {Version} ({(SystemLibrary.Value == 0 ? $"bundled {BundledName}" : SystemName)})";

    /// <summary>The library's own version, three numbers.</summary>
    public static string Version
    {
        get
        {
            Batteries_V2.Init();
            return raw.sqlite3_libversion().utf8_to_string();
        }
    }

    private static PropertyInfo Handle { get; } = typeof(SqliteConnection).GetProperty("Handle")!; // public API of Microsoft.Data.Sqlite

    private static Lazy<nint> SystemLibrary { get; } = new(LoadSystemLibrary);

    /// <summary>
    /// The native handle of an open connection. By reflection: the compiler refuses a property whose type stands in a higher version of the
    /// binding than is referenced, although at run time both are the one that <see cref="Bind"/> answers with.
    /// </summary>
    internal static sqlite3 HandleOf(SqliteConnection connection) => (sqlite3)Handle.GetValue(connection)!; // an open connection has one

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The binding must stand before the first type of Microsoft.Data.Sqlite is loaded, whoever loads it.")]
    internal static void Bind()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            name is { Version: not null, Name: { } simple } && simple.StartsWith("SQLitePCLRaw", StringComparison.Ordinal)
                ? context.LoadFromAssemblyName(new AssemblyName(simple))
                : null;
        NativeLibrary.SetDllImportResolver(
            Assembly.Load(new AssemblyName("SQLitePCLRaw.provider.e_sqlite3")),
            (name, _, _) => name == BundledName ? SystemLibrary.Value : 0);
    }

    // 0 lets the runtime go on to the bundled library.
    private static nint LoadSystemLibrary()
    {
        if (!NativeLibrary.TryLoad(SystemName, out var library))
        {
            return 0;
        }

        var version = Marshal.GetDelegateForFunctionPointer<VersionNumber>(NativeLibrary.GetExport(library, "sqlite3_libversion_number"));
        if (version() >= BundledVersion)
        {
            return library;
        }

        NativeLibrary.Free(library);
        return 0;
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();
}
