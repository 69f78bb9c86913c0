namespace Assistant.Models.Servers.OpenAI;

/// <summary>Figures of a model, as llama.cpp says them.</summary>
/// <param name="NCtx">The context that it was loaded with, in tokens.</param>
/// <param name="NCtxTrain">The context that it was trained for, in tokens.</param>
/// <param name="NEmbd">The length of its vectors.</param>
internal sealed record ServedModelMeta(int? NCtx, int? NCtxTrain, int? NEmbd);
