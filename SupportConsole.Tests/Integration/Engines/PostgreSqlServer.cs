using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SupportConsole.Tests.Integration.Engines;

/// <summary>
/// A PostgreSQL server of this run alone. A shell holds it, which waits for its input to end: so the server stops and
/// its folder goes even when the run is killed.
/// </summary>
internal static class PostgreSqlServer
{
    // A database a test and hundreds of them: vacuum workers that visit each, and the hashing of a strong password with
    // every connection, took more time than the tests.
    private const string Script = """
        trap '' INT TERM HUP
        folder=$(mktemp -d "${TMPDIR:-/tmp}/support-console-postgres-XXXXXX") && cd "$folder" || exit 1
        printf %s "$PASSWORD" > password
        "$BINARIES/initdb" -D data -U postgres --auth=md5 --pwfile=password --no-sync --encoding=UTF8 --locale=C > initdb.log 2>&1
        "$BINARIES/postgres" -D data -p "$PORT" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=$FSYNC \
          -c max_connections=300 -c shared_buffers=64MB -c log_min_messages=fatal \
          -c autovacuum=off -c jit=off -c full_page_writes=$FSYNC -c synchronous_commit=$FSYNC > server.log 2>&1 < /dev/null &
        server=$!
        cat > /dev/null
        kill -QUIT $server
        wait $server
        cd / && rm -rf "$folder"
        """;

    private const string InstalledFolder = "/usr/lib/postgresql";

    // Held for the life of the process: its end is the server's.
    private static Process? _shell;

    /// <summary>The folder of initdb and postgres, or null.</summary>
    public static string? FindBinaries()
    {
        var folders = Directory.Exists(InstalledFolder)
            ? Directory
                .GetDirectories(InstalledFolder)
                .OrderByDescending(folder => folder, StringComparer.Ordinal)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return folders
            .Concat(path)
            .FirstOrDefault(folder =>
                File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"))
            );
    }

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="durable">
    /// True when its commits shall be on the disk: a test of this program's own kills needs none of that, a measurement
    /// does.
    /// </param>
    /// <returns>Its connection string.</returns>
    public static async Task<string> StartAsync(bool durable = false)
    {
        var (port, password) = (FreePort(), Guid.NewGuid().ToString("N"));
        var start = Shell();
        start.Environment["BINARIES"] = FindBinaries();
        start.Environment["PORT"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["PASSWORD"] = password;
        start.Environment["FSYNC"] = durable ? "on" : "off";
        start.RedirectStandardInput = true;
        _shell = Process.Start(start)!;
        var connectionString = $"Host=127.0.0.1;Port={port};Username=postgres;Password={password};Database=postgres";
        await AnswerAsync(connectionString);
        return connectionString;
    }

    /// <summary>PostgreSQL refuses to run as root: then as its own user, to whom the folder belongs.</summary>
    private static ProcessStartInfo Shell() =>
        Environment.UserName == "root"
            ? new("runuser", ["-u", "postgres", "--", "sh", "-c", Script])
            : new("sh", ["-c", Script]);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task AnswerAsync(string connectionString)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (attempt < 300 && !_shell!.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }
}
