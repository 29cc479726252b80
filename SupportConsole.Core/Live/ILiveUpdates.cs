namespace SupportConsole.Core.Live;

/// <summary>Tells open pages that an account changed, whichever node changed it.</summary>
public interface ILiveUpdates
{
    /// <summary>
    /// Calls back after each change; quickly, on any thread, without the account's figures: the subscriber reads them
    /// when it will.
    /// </summary>
    /// <param name="accountId">The account, or null for all.</param>
    /// <param name="changed">Must not block or throw.</param>
    /// <returns>Disposing it ends the calls.</returns>
    IDisposable Subscribe(string? accountId, Action changed);
}
