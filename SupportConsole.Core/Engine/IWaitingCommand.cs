namespace SupportConsole.Core.Engine;

/// <summary>
/// A command that may stay unanswered after its batch. It then takes part in each batch that follows, until one has
/// something for it or its caller gives up.
/// </summary>
internal interface IWaitingCommand
{
    /// <summary>After a batch: starts or goes on waiting.</summary>
    /// <returns>False when it is to be answered now.</returns>
    bool TryWait();

    /// <summary>Takes part in the next batch; false when its caller has stopped waiting and is answered.</summary>
    bool TryJoin();

    /// <summary>Something that it may want was left in the tables.</summary>
    void Wake();

    /// <summary>Stops waiting. The caller is answered at once, or by the batch that has the command in hand.</summary>
    void GiveUp();
}
