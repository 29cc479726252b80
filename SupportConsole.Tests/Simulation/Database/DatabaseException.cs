using SupportConsole.Core.Engine;

namespace SupportConsole.Tests.Simulation.Database;

/// <summary>What the simulated database answers when it fails a call.</summary>
internal sealed class DatabaseException(StoreFailure failure, string message) : Exception(message)
{
    /// <summary>How a dialect would classify it.</summary>
    public StoreFailure Failure { get; } = failure;
}
