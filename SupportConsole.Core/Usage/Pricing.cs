namespace SupportConsole.Core.Usage;

/// <summary>What finished work costs.</summary>
public static class Pricing
{
    private const long MillisecondsPerHour = 3_600_000;
    private const decimal TokensPerPrice = 1_000;

    /// <summary>
    /// The price of audio, or of a streaming session, of this length: prorated, rounded to the micro-dollar, halves
    /// away from zero.
    /// </summary>
    /// <param name="audioMilliseconds">Length in milliseconds, 0 or more.</param>
    /// <param name="usdPerHour">Price of one hour.</param>
    public static Money OfAudio(long audioMilliseconds, decimal usdPerHour)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(audioMilliseconds);
        return Money.FromDollars(audioMilliseconds * usdPerHour / MillisecondsPerHour);
    }

    /// <summary>The price of a LeMUR request, rounded to the micro-dollar once, halves away from zero.</summary>
    /// <param name="inputTokens">Tokens read, 0 or more.</param>
    /// <param name="outputTokens">Tokens written, 0 or more.</param>
    /// <param name="price">The model's price.</param>
    public static Money OfTokens(long inputTokens, long outputTokens, TokenPrice price)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inputTokens);
        ArgumentOutOfRangeException.ThrowIfNegative(outputTokens);
        return Money.FromDollars(((inputTokens * price.Input) + (outputTokens * price.Output)) / TokensPerPrice);
    }
}
