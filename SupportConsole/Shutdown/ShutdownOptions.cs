using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Shutdown;

/// <summary>
/// How the program stops on SIGTERM, section <c>Shutdown</c>. Both times together stay below what the service manager
/// waits before it kills: 30 s in the files of <c>deploy</c>.
/// </summary>
internal sealed class ShutdownOptions
{
    public const string Section = "Shutdown";

    /// <summary>
    /// Seconds for which <c>/health/ready</c> answers 503 while everything else is still served, so that load balancers
    /// send no more; 0 where nobody asks.
    /// </summary>
    [Range(0, 300)]
    public int NotReadySeconds { get; set; } = 5;

    /// <summary>Seconds after that in which calls and batches in hand are finished; the rest is broken off.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; set; } = 20;
}
