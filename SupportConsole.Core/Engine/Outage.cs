using System.Data.Common;

namespace SupportConsole.Core.Engine;

/// <summary>Tells a database that does not answer from a bug, for work that is tried again in the next round.</summary>
internal static class Outage
{
    /// <summary>True for what a command or a read throws while the database is away, busy or being closed.</summary>
    public static bool Is(Exception exception) =>
        exception
            is DbException
                or IOException
                or InvalidOperationException
                or TimeoutException
                or LimitsBusyException
                or LimitsUnavailableException;
}
