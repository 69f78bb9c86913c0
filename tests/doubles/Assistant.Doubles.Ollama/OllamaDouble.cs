namespace Assistant.Doubles.Ollama;

/// <summary>Plays one Ollama server.</summary>
public sealed class OllamaDouble;
