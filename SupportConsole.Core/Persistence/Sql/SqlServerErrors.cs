using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>What SQL Server's error numbers mean for a batch.</summary>
internal static class SqlServerErrors
{
    /// <summary>A database of this name exists.</summary>
    public const int DatabaseExists = 1801;

    /// <summary>The login may not use the database: it does not exist, or is not the login's.</summary>
    public static readonly int[] DatabaseRefused = [916, 4060, 18456];

    /// <summary>Errors of this class and above end the connection.</summary>
    private const byte Fatal = 20;

    /// <summary>
    /// Chosen as deadlock victim; unique index; unique constraint; a row that a snapshot no longer shows.
    /// </summary>
    private static readonly int[] Lost = [1205, 2601, 2627, 3960];

    private static readonly int[] Outages =
    [
        // The client's own: time-out, network, connection refused or reset.
        -2,
        2,
        53,
        64,
        121,
        233,
        258,
        10053,
        10054,
        10060,
        10061,
        11001,
        17142,
        // Memory, locks, log, disk.
        701,
        802,
        1101,
        1105,
        1204,
        1222,
        51001, // ours: the lock of a Stripe customer
        3314,
        8645,
        8651,
        9002,
        // Database offline, recovering, suspect, restoring, read-only, in single-user mode, or a replica that takes no
        // work.
        922,
        923,
        924,
        926,
        927,
        942,
        945,
        952,
        976,
        978,
        979,
        983,
        988,
        3906,
        // Login refused or the server is about to stop; the session was ended.
        3980,
        4060,
        4221,
        6005,
        18401,
        18456,
        // Azure SQL: throttled, moving, over its resources.
        10928,
        10929,
        10936,
        40143,
        40197,
        40501,
        40540,
        40549,
        40550,
        40551,
        40552,
        40553,
        40613,
        49918,
        49919,
        49920,
    ];

    /// <summary>What an error means for a batch.</summary>
    /// <param name="number">The first error's number.</param>
    /// <param name="severity">Its class.</param>
    public static StoreFailure Classify(int number, byte severity) =>
        number switch
        {
            _ when Lost.Contains(number) => StoreFailure.Retry,
            _ when severity >= Fatal || Outages.Contains(number) => StoreFailure.Unavailable,
            _ => StoreFailure.Fault,
        };
}
